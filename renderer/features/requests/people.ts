import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { REQUEST_ROLES } from '../../../db/requests/rules.ts';
import { trpc } from '../../lib/trpc.ts';

/** Who can be asked to answer, as options; who left only where their name already stands. */
export function usePeople(now?: string | null): { readonly value: string; readonly label: string }[] {
  const { data } = useQuery(trpc.staff.list.queryOptions());
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ id, role, disabledAt }) => (REQUEST_ROLES.includes(role) && disabledAt === null) || id === now)
        .map(({ id, name }) => ({ value: id, label: name })),
    [data, now],
  );
}
