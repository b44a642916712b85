import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { RequestCard } from './RequestCard.tsx';
import './requests.css';

/** One request with its answer. */
export default function RequestPage() {
  const { id } = useParams();
  const request = useQuery(trpc.requests.get.queryOptions({ id: id ?? '' }));
  return (
    <Loaded query={request} rows={12}>
      {(data) => <RequestCard key={data.card.id} request={data} />}
    </Loaded>
  );
}
