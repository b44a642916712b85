import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Card } from './Card.tsx';
import './vehicles.css';

/** One car's card; `/vehicles/new` is the same page, empty. */
export default function VehiclePage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Card key="new" vehicle={undefined} /> : <SavedCard key={id} id={id} />;
}

/** Of a merged card the one that stays. */
function SavedCard({ id }: { readonly id: string }) {
  const vehicle = useQuery(trpc.vehicles.get.queryOptions({ id }));
  return (
    <Loaded query={vehicle} rows={12}>
      {(data) =>
        data.card.id === id ? <Card vehicle={data} /> : <Navigate replace to={`/vehicles/${data.card.id}`} />
      }
    </Loaded>
  );
}
