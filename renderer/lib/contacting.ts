import { create } from 'zustand';
import type { ServedPromise } from '../../db/follow-ups/model.ts';

/** Somebody to be contacted, and the promise the contact keeps. */
export interface ToContact {
  /** Of the line in its queue. */
  readonly key: string;
  readonly customerId: string;
  readonly serves?: ServedPromise | undefined;
}

interface Contacting {
  /** Whose contact is being written down; undefined: the drawer is shut. */
  readonly now: ToContact | undefined;
  /** Who comes after them. */
  readonly rest: readonly ToContact[];
  /** Lines that were dealt with, so that a list can put the cursor on the one after. */
  readonly done: readonly string[];
  readonly open: (now: ToContact, rest?: readonly ToContact[]) => void;
  /** On to the next one of the queue, or shut at its end. */
  readonly next: () => void;
  readonly close: () => void;
}

/** 记录联系 is a drawer over any page: whoever shows a customer opens it with this. */
export const useContacting = create<Contacting>((set) => ({
  now: undefined,
  rest: [],
  done: [],
  open: (now, rest = []) => set({ now, rest }),
  next: () =>
    set(({ now, rest: [first, ...rest], done }) => ({
      now: first,
      rest,
      done: now ? [...done.slice(-50), now.key] : done,
    })),
  close: () => set({ now: undefined, rest: [] }),
}));

/** 记录联系 of one customer. */
export const contactCustomer = (customerId: string): void =>
  useContacting.getState().open({ key: customerId, customerId });
