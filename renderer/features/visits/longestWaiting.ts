import type { Board, Rota, VisitLine } from './types.ts';

/** The party of the board that has waited longest for a consultant; undefined while none waits. */
export const longestWaiting = ({ registered, rota }: Board): VisitLine | undefined =>
  registered.find(({ id }) => id === rota.longestWaiting?.visitId);

/** Who stands at the waiting point; undefined while nobody is free. */
export const nextFree = ({ order, pointId }: Rota): Rota['order'][number] | undefined =>
  order.find(({ staffId }) => staffId === pointId);
