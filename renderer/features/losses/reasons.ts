import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../lib/trpc.ts';

/** 原因, second level, as options; one that stands on an application stays choosable when it left the list. */
export function useReasons(now: string | null | undefined): { value: string; label: string }[] {
  const { data } = useQuery(trpc.settings.get.queryOptions());
  const listed = data?.lossReasons ?? [];
  const all = now && !listed.includes(now) ? [now, ...listed] : listed;
  return all.map((value) => ({ value, label: value }));
}
