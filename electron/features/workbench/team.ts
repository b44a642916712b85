import type { QueueName } from '../../../db/follow-ups/queues.ts';
import type { Goals } from '../../../db/targets/model.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { queueCounts } from '../follow-ups/queue.ts';
import { activeWithRole } from '../staff/service.ts';
import { targetsOf } from '../targets/service.ts';
import { countsOf, type Received, receivingOf, thisMonth } from './numbers.ts';

const today = ['parties', 'contacts'] as const;
const month = ['orders', 'deliveries'] as const;

/** A consultant in the manager's day. */
export interface TeamLine {
  id: string;
  name: string;
  today: Record<(typeof today)[number], number>;
  month: Record<(typeof month)[number], number>;
  goals: Pick<Goals, (typeof month)[number]>;
  queues: Record<QueueName, number>;
  receiving: Received[];
}

/** Every consultant as the manager sees the day: who is with a guest, who still has to call whom, who reaches the month's goals. */
export function teamOf(store: Store): TeamLine[] {
  const on = todayOf(store);
  const targets = targetsOf(store, on.slice(0, 7));
  return activeWithRole(store, ['consultant']).map(({ id, name }) => {
    const goals = targets.find(({ staffId }) => staffId === id);
    return {
      id,
      name,
      today: countsOf(store, today, [on, on], id),
      month: countsOf(store, month, thisMonth(on), id),
      goals: { orders: goals?.orders ?? null, deliveries: goals?.deliveries ?? null },
      queues: queueCounts(store, id),
      receiving: receivingOf(store, id),
    };
  });
}
