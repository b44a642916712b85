import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '../../lib/trpc.ts';

/** Who may own a card (顾问 and 经理), as options of a list, active ones first. */
export function useOwners(): { readonly value: string; readonly label: string; readonly left: boolean }[] {
  const { data } = useQuery(trpc.staff.list.queryOptions());
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ role }) => role === 'consultant' || role === 'manager')
        .map(({ id, name, disabledAt }) => ({ value: id, label: name, left: disabledAt !== null })),
    [data],
  );
}
