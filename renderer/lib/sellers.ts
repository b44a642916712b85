import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Role } from '../../db/staff/model.ts';
import { trpc } from './trpc.ts';

/** A colleague as an option of a list. */
export interface Seller {
  readonly value: string;
  readonly label: string;
  readonly role: Role;
  /** Disabled: has left. */
  readonly left: boolean;
}

/** 顾问 and 经理: who owns cards, goes along on a drive, applies for a loss; those who left stand last. */
export function useSellers(): readonly Seller[] {
  const { data } = useQuery(trpc.staff.list.queryOptions());
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ role }) => role === 'consultant' || role === 'manager')
        .map(({ id, name, role, disabledAt }) => ({ value: id, label: name, role, left: disabledAt !== null }))
        .sort((a, b) => Number(a.left) - Number(b.left)),
    [data],
  );
}

/** 顾问 who are here. */
export function useConsultants(): readonly Seller[] {
  const sellers = useSellers();
  return useMemo(() => sellers.filter(({ role, left }) => role === 'consultant' && !left), [sellers]);
}
