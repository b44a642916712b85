import { addDays, dayOf, dayRange } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { ContactMethod, ContactOutcome } from '../../../db/follow-ups/model.ts';
import { type QueueName, type QueueReason, queueNames } from '../../../db/follow-ups/queues.ts';
import { DELIVERY_CALLS, PROMISE_MS } from '../../../db/follow-ups/rules.ts';
import { standingSql, withAliases } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf, type Who } from '../../records/who.ts';

/** Somebody to be contacted. */
export interface QueueLine {
  /** Of the line: one customer may stand there for two reasons. */
  key: string;
  customerId: string;
  name: string;
  phone: string | null;
  level: Level;
  ownerId: string | null;
  ownerName: string | null;
  interest: string | null;
  reason: QueueReason;
  /** Day it is due; of a clock the day it runs out. */
  dueOn: string;
  /** When a 24 h clock runs out, UTC ms. */
  dueAt: number | null;
  /** The newest contact. */
  lastAt: number | null;
  lastMethod: ContactMethod | null;
  lastOutcome: ContactOutcome | null;
  lastContent: string | null;
  nextPurpose: string | null;
}

/** Most lines a queue shows at once. */
const MOST = 200;
/** Clocks that ran out longer ago stand in the manager's numbers, not in a queue, days. */
const CLOCKS_DAYS = 7;

const OPEN = 'c.deleted_at IS NULL AND c.merged_into IS NULL AND c.do_not_contact IS NOT 1';
const LAST = `(SELECT l.id FROM contact l WHERE l.customer_id = c.id AND l.deleted_at IS NULL AND l.struck_at IS NULL
  ORDER BY l.at DESC, l.id DESC LIMIT 1)`;
const COLUMNS = `c.id AS customerId, c.name, coalesce(c.mobile, c.landline) AS phone, c.level, c.owner_id AS ownerId,
  s.name AS ownerName, nullif(trim(coalesce(c.interest_model, c.interest_series, '') || ' ' || coalesce(c.interest_color, '')), '') AS interest`;
const LAST_COLUMNS = `last.at AS lastAt, last.method AS lastMethod, last.outcome AS lastOutcome, last.content AS lastContent,
  last.next_purpose AS nextPurpose`;
const JOINS = `LEFT JOIN staff s ON s.id = c.owner_id LEFT JOIN contact last ON last.id = ${LAST}`;

/** Days of the cadence queues, both ends included. */
function daysOf(queue: QueueName, today: string): readonly [string, string] | null {
  if (queue === 'overdue') return ['0000-01-01', addDays(today, -1)];
  if (queue === 'today') return [today, today];
  if (queue === 'tomorrow') return [addDays(today, 1), addDays(today, 1)];
  return queue === 'later' ? [addDays(today, 2), '9999-12-31'] : null;
}

const cards = (owned: string) => `FROM customer c INDEXED BY ${owned ? 'customer_due' : 'customer_next_contact'}`;
const OWNED = 'c.owner_id = ? AND ';

const cadenceSql = (
  owned: string,
) => `SELECT 'c:' || c.id AS "key", ${COLUMNS}, 'cadence' AS reason, c.next_contact_on AS dueOn,
  NULL AS dueAt, ${LAST_COLUMNS} ${cards(owned)} ${JOINS}
  WHERE ${owned}c.next_contact_on BETWEEN ? AND ? AND ${OPEN} ORDER BY c.next_contact_on, c.id LIMIT ${MOST}`;
const cadenceCount = (owned: string) =>
  `SELECT count(*) ${cards(owned)} WHERE ${owned}c.next_contact_on BETWEEN ? AND ? AND ${OPEN}`;

/**
 * 24 小时: a party that came to see a car, has a card and did not buy is thanked by letter and called, each within 24 hours: two clocks, each
 * stopped by a contact of its own kind.
 */
const clocksSql = (owned: string) => `SELECT k.reason || ':' || v.id AS "key", ${COLUMNS}, k.reason, NULL AS dueOn,
  v.left_at + ${PROMISE_MS} AS dueAt, ${LAST_COLUMNS}
  FROM visit v INDEXED BY visit_day JOIN customer c ON c.id = ${standingSql('customer', 'v.customer_id')}
  JOIN (SELECT 'thankYou' AS reason UNION ALL SELECT 'contact24') k ${JOINS}
  WHERE ${owned}v.visit_on >= ? AND v.state = 'closed' AND v.purpose = 'viewing' AND v.channel <> 'call' AND v.left_at IS NOT NULL
    AND v.deleted_at IS NULL AND v.voided_at IS NULL AND c.level NOT IN ('O', 'D', 'F') AND ${OPEN}
    AND NOT EXISTS (SELECT 1 FROM contact done WHERE done.customer_id IN ${withAliases('customer', 'c.id')} AND done.at >= v.left_at
      AND done.deleted_at IS NULL AND done.struck_at IS NULL
      AND CASE k.reason WHEN 'thankYou' THEN done.serves = 'thankYou' OR done.method = 'letter' 
        ELSE done.method <> 'letter' AND done.serves IS NOT 'thankYou' AND done.outcome <> 'missed' END)
  ORDER BY v.left_at, v.id, k.reason LIMIT ${MOST}`;

/** 交车回访: of each delivery the calls that are due and were not made. */
const callbacksSql = (owned: string) => `SELECT k.reason || ':' || m.id AS "key", ${COLUMNS}, k.reason, NULL AS dueOn,
  m.moved_at + k.days * 86400000 AS dueAt, ${LAST_COLUMNS}
  FROM vehicle_movement m INDEXED BY vehicle_movement_at JOIN customer c ON c.id = ${standingSql('customer', 'm.customer_id')}
  JOIN (${Object.entries(DELIVERY_CALLS)
    .map(([reason, days]) => `SELECT '${reason}' AS reason, ${days} AS days`)
    .join(' UNION ALL ')}) k ${JOINS}
  WHERE ${owned}m.kind = 'deliver' AND m.moved_at >= ? AND m.deleted_at IS NULL AND ${OPEN} AND c.level = 'D'
    AND NOT EXISTS (SELECT 1 FROM contact done WHERE done.customer_id IN ${withAliases('customer', 'c.id')} AND done.at >= m.moved_at
      AND done.deleted_at IS NULL AND done.struck_at IS NULL AND done.serves = k.reason)
  ORDER BY dueAt, m.id LIMIT ${MOST}`;

export type Raw = Omit<QueueLine, 'dueOn'> & { dueOn: string | null };

/** Whose queue: a consultant's own, for managers anybody's or everybody's. */
export const queueOwner = (who: Who, asked: string | null | undefined): string | null =>
  who.role === 'consultant' ? who.id : (asked ?? null);

const DAY_MS = 86_400_000;

function rawLines(store: Store, queue: QueueName, ownerId: string | null): Raw[] {
  const today = todayOf(store);
  const owned = ownerId === null ? '' : OWNED;
  const owner = ownerId === null ? [] : [ownerId];
  const days = daysOf(queue, today);
  if (days) return store.db.prepare(cadenceSql(owned)).all(...owner, ...days) as Raw[];
  if (queue === 'hours24')
    return store.db.prepare(clocksSql(owned)).all(...owner, addDays(today, -CLOCKS_DAYS)) as Raw[];
  const since = dayRange(today)[0] - 45 * DAY_MS;
  const raw = store.db.prepare(callbacksSql(owned)).all(...owner, since) as Raw[];
  // The first call is due at once, the others from the day after the one before could have been made.
  const shownFrom = { delivery3: 0, delivery7: 3, delivery30: 7 } as const;
  return raw.filter(({ reason, dueAt }) => {
    const calls = reason as keyof typeof DELIVERY_CALLS;
    return dueAt! - (DELIVERY_CALLS[calls] - shownFrom[calls]) * DAY_MS <= store.clock.now();
  });
}

/** 跟进队列, what is due first. */
export function queueOf(store: Store, who: Who, queue: QueueName, ownerId: string | null): QueueLine[] {
  return rawLines(store, queue, ownerId).map((line) => ({
    ...line,
    dueOn: line.dueOn ?? dayOf(line.dueAt!),
    phone: line.phone === null || line.ownerId === who.id ? line.phone : maskPhone(line.phone),
  }));
}

/** 24 小时 that ran out and were not kept. */
export const brokenClocks = (store: Store): Raw[] =>
  rawLines(store, 'hours24', null).filter(({ dueAt }) => dueAt! < store.clock.now());

/** What a person has to contact themselves, and the promises among it that have an hour. */
export function dueOf(store: Store, { id }: Who) {
  const { overdue, today } = queueCounts(store, id);
  const promised = (['hours24', 'callbacks'] as const).flatMap((queue) =>
    rawLines(store, queue, id).map(({ key, name, reason, dueAt }) => ({ key, name, reason, dueAt: dueAt!, queue })),
  );
  return { overdue, today, promised };
}

/** How many stand in each queue. */
export function queueCounts(store: Store, ownerId: string | null): Record<QueueName, number> {
  const today = todayOf(store);
  const owner = ownerId === null ? [] : [ownerId];
  const count = (queue: QueueName) => {
    const days = daysOf(queue, today);
    if (days === null) return rawLines(store, queue, ownerId).length;
    return store.db
      .prepare(cadenceCount(ownerId === null ? '' : OWNED))
      .pluck()
      .get(...owner, ...days) as number;
  };
  return Object.fromEntries(queueNames.map((queue) => [queue, count(queue)])) as Record<QueueName, number>;
}
