import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '../../lib/trpc.ts';

/** Who applies: consultants and managers, those who left at the end. */
export function usePeople(): { readonly value: string; readonly label: string }[] {
  const { data } = useQuery(trpc.staff.list.queryOptions());
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ role }) => role === 'consultant' || role === 'manager')
        .sort((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null))
        .map(({ id, name }) => ({ value: id, label: name })),
    [data],
  );
}
