import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { NewOrder } from './NewOrder.tsx';
import { OrderCard } from './OrderCard.tsx';
import './purchases.css';

/** One order by its own id, or by that of a line, which is then chosen in it; `/purchases/new` enters one. */
export default function PurchasePage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <NewOrder /> : <SavedOrder key={id} id={id} />;
}

function SavedOrder({ id }: { readonly id: string }) {
  const order = useQuery(trpc.purchases.get.queryOptions({ id }));
  return (
    <Loaded query={order} rows={12}>
      {(data) => <OrderCard order={data} asked={id} />}
    </Loaded>
  );
}
