import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { LossCard } from './LossCard.tsx';
import './losses.css';

/** One application with its verdict. */
export default function LossPage() {
  const { id } = useParams();
  const loss = useQuery(trpc.losses.get.queryOptions({ id: id ?? '' }));
  return (
    <Loaded query={loss} rows={12}>
      {(data) => <LossCard key={data.card.id} loss={data} />}
    </Loaded>
  );
}
