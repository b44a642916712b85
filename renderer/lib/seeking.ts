import { create } from 'zustand';

interface Customer {
  readonly id: string;
  readonly name: string;
}

interface SeekingState {
  readonly customer: Customer | undefined;
  readonly seek: (customer: Customer) => void;
  readonly stop: () => void;
}

/**
 * For whom a car is looked for in the stock: carried along from their card until a car is tied to them or the search is given
 * up. In memory only, like the places of lists.
 */
export const useSeeking = create<SeekingState>((set) => ({
  customer: undefined,
  seek: (customer) => set({ customer }),
  stop: () => set({ customer: undefined }),
}));
