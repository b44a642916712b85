import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Card } from './Card.tsx';
import './customers.css';

/** One customer's card; `/customers/new` is the same page, empty. */
export default function CustomerPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Card key="new" card={undefined} /> : <SavedCard key={id} id={id} />;
}

/** Of a merged card the one that stays. */
function SavedCard({ id }: { readonly id: string }) {
  const card = useQuery(trpc.customers.get.queryOptions({ id }));
  return (
    <Loaded query={card} rows={12}>
      {(data) => (data.id === id ? <Card card={data} /> : <Navigate replace to={`/customers/${data.id}`} />)}
    </Loaded>
  );
}
