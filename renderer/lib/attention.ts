import { useQuery } from '@tanstack/react-query';
import type { Outputs } from './outputs.ts';
import { useMay } from './session.ts';
import { trpc } from './trpc.ts';

type Pair = Outputs['duplicates']['list'][number];

/** More than a common name and the same car wanted: these are to be decided, the others only looked through. */
export const isLikely = ({ reasons }: Pair): boolean => reasons.some((reason) => reason !== 'nameModel');

type Status = Outputs['sync']['status'];

/** The line's state as it concerns this person: what others decide about is no mark of theirs. */
export function useOwnState(status: Status | undefined): { state: Status['state']; attention: number } | undefined {
  const choosing = useMay('consultant', 'manager', 'admin');
  const asked = choosing && (status?.undecided ?? 0) > 0;
  const own = useQuery({ ...trpc.sync.openIssues.queryOptions(), enabled: asked }).data?.length ?? 0;
  if (status === undefined) return undefined;
  const attention = status.rejected - status.undecided + (asked ? own : 0);
  if (status.state !== 'attention' || attention > 0) return { state: status.state, attention };
  return { state: status.pending > 0 ? 'syncing' : 'synced', attention };
}

/** How many things wait for this person's decision: two versions of a record, cards that look alike, refused changes. */
export function useAttention(): number {
  const choosing = useMay('consultant', 'manager', 'admin');
  const merging = useMay('consultant', 'backOffice', 'manager', 'admin');
  const reading = useMay('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');
  const conflicts = useQuery({ ...trpc.sync.openIssues.queryOptions(), enabled: choosing });
  const pairs = useQuery({ ...trpc.duplicates.list.queryOptions(), enabled: merging });
  const refused = useQuery({ ...trpc.sync.issues.queryOptions(), enabled: reading });
  const open = refused.data?.filter(({ state }) => state !== 'conflict') ?? [];
  return (conflicts.data?.length ?? 0) + (pairs.data?.filter(isLikely).length ?? 0) + open.length;
}
