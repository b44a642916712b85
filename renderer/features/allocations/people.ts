import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '../../lib/trpc.ts';

/** Whose customer gets a car, as options. */
export function useConsultants(): { readonly value: string; readonly label: string }[] {
  const { data } = useQuery(trpc.staff.list.queryOptions());
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ role, disabledAt }) => role === 'consultant' && disabledAt === null)
        .map(({ id, name }) => ({ value: id, label: name })),
    [data],
  );
}
