import type { QueueName } from '../../../db/follow-ups/queues.ts';
import type { Store } from '../../kernel/store.ts';
import { activeWithRole } from '../staff/service.ts';
import { type DeskNumbers, deskOf } from './desk.ts';
import { queueCounts } from './queue.ts';

export interface TeamLine {
  id: string;
  name: string;
  numbers: DeskNumbers;
  queues: Record<QueueName, number>;
}

/** Every consultant as the manager sees the day: who is with a guest, who still has to call whom. */
export const teamOf = (store: Store): TeamLine[] =>
  activeWithRole(store, ['consultant']).map(({ id, name }) => ({
    id,
    name,
    numbers: deskOf(store, id),
    queues: queueCounts(store, id),
  }));
