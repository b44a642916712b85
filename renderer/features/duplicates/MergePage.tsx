import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { MergeView } from './MergeView.tsx';
import './duplicates.css';

/** 合并: two cards of one customer or one car, side by side. */
export default function MergePage() {
  const { entity, left = '', right = '' } = useParams();
  const kind = entity === 'vehicle' ? 'vehicle' : 'customer';
  const compared = useQuery({
    ...trpc.duplicates.compare.queryOptions({ entity: kind, ids: [left, right] }),
    gcTime: 0,
  });
  return (
    <Loaded query={compared} rows={10}>
      {(comparison) => <MergeView key={`${left} ${right}`} entity={kind} comparison={comparison} />}
    </Loaded>
  );
}
