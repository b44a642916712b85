import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import { useMay } from './session.ts';
import { trpc } from './trpc.ts';

interface Losing {
  /** Whose application is being written; undefined: the drawer is shut. */
  readonly customerId: string | undefined;
  readonly close: () => void;
}

/** 战败申请 is a drawer over any page: whoever shows a customer opens it with `loseCustomer`. */
export const useLosing = create<Losing>((set) => ({
  customerId: undefined,
  close: () => set({ customerId: undefined }),
}));

export const loseCustomer = (customerId: string): void => useLosing.setState({ customerId });

/** Applications this person has to decide, and refusals they have not read. */
export function useLossNews(): { waiting: number; refused: number } {
  const mayAsk = useMay('consultant', 'manager', 'admin');
  const news = useQuery({ ...trpc.losses.news.queryOptions(), enabled: mayAsk });
  return news.data ?? { waiting: 0, refused: 0 };
}
