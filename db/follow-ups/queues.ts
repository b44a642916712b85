import type { ServedPromise } from './model.ts';

/** 逾期 今天 24 小时 回访 明天 以后 */
export const queueNames = ['overdue', 'today', 'hours24', 'callbacks', 'tomorrow', 'later'] as const;
export type QueueName = (typeof queueNames)[number];

/** Why somebody stands in a queue: the cadence of their level, one of the two 24 h clocks, a call after a delivery. */
export type QueueReason = 'cadence' | 'contact24' | ServedPromise;
