import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '../../lib/trpc.ts';

/** Who may go along on a drive: consultants and managers who are here. */
export function usePeople(): { readonly value: string; readonly label: string }[] {
  const { data } = useQuery(trpc.staff.list.queryOptions());
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ role, disabledAt }) => (role === 'consultant' || role === 'manager') && disabledAt === null)
        .map(({ id, name }) => ({ value: id, label: name })),
    [data],
  );
}
