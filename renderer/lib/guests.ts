import { useQuery } from '@tanstack/react-query';
import type { Outputs } from './outputs.ts';
import { useMay, useSession } from './session.ts';
import { trpc } from './trpc.ts';

export type MyGuest = Outputs['visits']['mine'][number];

const none: readonly MyGuest[] = [];

/** Parties given to the person who sits here and not yet received, the first given first. */
export function useMyGuests(): readonly MyGuest[] {
  const receives = useMay('consultant', 'manager');
  const locked = useSession((state) => state.locked);
  const mine = useQuery({ ...trpc.visits.mine.queryOptions(), enabled: receives && !locked });
  return (receives && mine.data) || none;
}

const compound =
  /^(欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司空|夏侯|端木|南宫|百里|独孤|呼延|申屠|太史)/;

/** What may be said of a guest outside the app, where anybody may read it: a surname, never a whole name; undefined where none is plain. */
export function surnameOf(name: string | null): string | undefined {
  if (name === null || !/^\p{Script=Han}{2,4}$/u.test(name)) return undefined;
  return compound.exec(name)?.[1] ?? [...name][0];
}
