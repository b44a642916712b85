import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { DriveCard } from './DriveCard.tsx';
import './test-drives.css';

/** One drive; `/drives/new?customer=…` books one for somebody: on the calendar. */
export default function DrivePage() {
  const { id } = useParams();
  const { search } = useLocation();
  return id === undefined || id === 'new' ? <Navigate to={`/drives${search}`} replace /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const drive = useQuery(trpc.testDrives.get.queryOptions({ id }));
  return (
    <Loaded query={drive} rows={12}>
      {(data) => <DriveCard drive={data} />}
    </Loaded>
  );
}
