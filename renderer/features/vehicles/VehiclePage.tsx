import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Card } from './Card.tsx';
import './vehicles.css';

/** One car's card; `/vehicles/new` is the same page, empty. */
export default function VehiclePage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Card key="new" vehicle={undefined} /> : <SavedCard key={id} id={id} />;
}

function SavedCard({ id }: { readonly id: string }) {
  const vehicle = useQuery(trpc.vehicles.get.queryOptions({ id }));
  return (
    <Loaded query={vehicle} rows={12}>
      {(data) => <Card vehicle={data} />}
    </Loaded>
  );
}
