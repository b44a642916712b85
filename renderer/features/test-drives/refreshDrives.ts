import { queryClient, trpc } from '../../lib/trpc.ts';

/** A drive moved on: its own pages, its car, and the card of the guest show it. */
export const refreshDrives = () =>
  Promise.all(
    [trpc.testDrives, trpc.demoCars, trpc.customers].map((part) => queryClient.invalidateQueries(part.pathFilter())),
  );
