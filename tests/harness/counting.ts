import { dayOf } from '../../db/core/day.ts';
import type { Level } from '../../db/customers/model.ts';
import type { RowOf } from '../../db/entities.ts';
import { countsAsParty } from '../../db/visits/model.ts';
import { partyKind } from '../../db/visits/totals.ts';
import type { Store } from '../../electron/kernel/store.ts';

/** Numbers by "day part key name"; what is none is not there. */
export type Cells = Record<string, number>;

interface Raw {
  id: string;
  created_at: number;
  deleted_at: number | null;
  merged_into: string | null;
  [column: string]: unknown;
}

const rowsOf = (store: Store, table: string) => store.db.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Raw[];
const text = (value: unknown) => (value ?? null) as string | null;

/** What counting by hand finds in a store: every row read, every number of 报表 worked out the long way. */
export function countedByHand(store: Store): Cells {
  const cells: Cells = {};
  const add = (at: number | string, keys: (string | null)[], name: string, n = 1) => {
    const day = typeof at === 'string' ? at : dayOf(at);
    const [consultant, source, series] = keys;
    for (const [part, key] of Object.entries({ all: '', consultant, source, series }))
      if (key != null) {
        const cell = `${day} ${part} ${key} ${name}`;
        cells[cell] = (cells[cell] ?? 0) + n;
      }
  };
  const cards = new Map(rowsOf(store, 'customer').map((card) => [card.id, card]));
  const visits = rowsOf(store, 'visit').filter(
    ({ deleted_at: gone, voided_at: voided, purpose }) =>
      gone === null && voided === null && countsAsParty(purpose as RowOf<'visit'>['purpose']),
  );
  for (const visit of visits) {
    const {
      visit_on: on,
      outcome,
      channel,
    } = visit as unknown as { visit_on: string; outcome: string; channel: string };
    const keys = [text(visit.credited_id ?? visit.consultant_id), text(visit.source), text(visit.interest_series)];
    const kind = partyKind({
      visitSeq: visit.visit_seq as number | null,
      outcome: outcome as RowOf<'visit'>['outcome'],
    });
    const names = ['parties', kind];
    if (channel === 'call') names.push('calls');
    if (channel === 'invited') names.push('invited');
    if (kind === 'first' && (outcome === 'captured' || outcome === 'notCaptured')) names.push(outcome);
    for (const name of names) add(on, keys, name);
    const hour = new Date((visit.arrived_at as number) + 8 * 3_600_000).getUTCHours();
    const cell = `${on} hour ${hour} parties`;
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  const ofCustomer = (row: Raw, consultant: unknown) => {
    const card = cards.get(row.customer_id as string);
    return [text(consultant), text(card?.source), text(card?.interest_series)];
  };
  for (const row of rowsOf(store, 'contact'))
    if (row.deleted_at === null && row.struck_at === null)
      add(row.at as number, ofCustomer(row, row.created_by), 'contacts');
  for (const row of rowsOf(store, 'test_drive'))
    if (row.deleted_at === null && row.started_at !== null)
      add(row.planned_start_at as number, ofCustomer(row, row.consultant_id), 'drives');
  for (const row of rowsOf(store, 'loss')) {
    if (row.deleted_at !== null) continue;
    const keys = ofCustomer(row, row.asked_by_id);
    add(row.asked_at as number, keys, 'lossesAsked');
    if (row.state === 'approved' && row.root !== null && row.reason !== null)
      add(row.asked_at as number, keys, 'lossesClear');
  }
  /** The card that stands for one; none where merges go round in a ring. */
  const standing = (id: string): string | null => {
    const seen = new Set<string>();
    let card = cards.get(id);
    while (card && card.merged_into !== null && !seen.has(card.id)) {
      seen.add(card.id);
      card = cards.get(card.merged_into);
    }
    return card && card.merged_into === null ? card.id : null;
  };
  const changes = rowsOf(store, 'level_change').filter(({ deleted_at: gone }) => gone === null);
  for (const card of cards.values()) {
    if (card.deleted_at !== null || card.merged_into !== null) continue;
    const keys = [text(card.owner_id), text(card.source), text(card.interest_series)];
    const isOurs = ({ customer_id: id }: Raw) => id !== null && standing(id as string) === card.id;
    const came = visits.filter((visit) => visit.channel !== 'call' && isOurs(visit));
    add(card.created_at, keys, 'newCards');
    if (came.length >= 2) add(card.created_at, keys, 'cameTwice');
    const steps = changes.filter(isOurs).sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
    const [first] = steps;
    let level = (first ? text(first.from_level) : text(card.level)) as Level | null;
    // Nobody noted when it was ordered.
    if (level === 'O') level = null;
    const began = first ? Math.min(first.created_at, card.created_at) : card.created_at;
    if (level !== null) add(began, keys, `to ${level}`);
    for (const [index, step] of steps.entries()) {
      const to = step.to_level as Level;
      if (to !== level) {
        if (level !== null) add(step.created_at, keys, `to ${level}`, -1);
        add(step.created_at, keys, `to ${to}`);
        level = to;
      }
      const month = dayOf(step.created_at).slice(0, 7);
      const again = steps
        .slice(0, index)
        .some((other) => other.to_level === to && dayOf(other.created_at).startsWith(month));
      if (again) continue;
      if (to === 'O') {
        const times = came.filter(({ arrived_at: at }) => (at as number) <= step.created_at).length;
        add(step.created_at, keys, 'orders');
        add(step.created_at, keys, times <= 1 ? 'firstOrders' : 'repeatOrders');
      }
      if (to === 'D') add(step.created_at, keys, 'deliveries');
      if (to === 'F') add(step.created_at, keys, 'losses');
    }
  }
  return withoutNone(cells);
}

const withoutNone = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).filter(([, n]) => n !== 0));

/** What the store keeps counted, in the same shape. */
export function keptCounts(store: Store): Cells {
  const rows = store.db.prepare('SELECT * FROM kpi_day').all() as Record<string, string | number>[];
  return withoutNone(
    Object.fromEntries(
      rows.flatMap(({ day, part, key, ...counts }) =>
        Object.entries(counts).map(([name, n]) => [`${day} ${part} ${key} ${name}`, n as number]),
      ),
    ),
  );
}

/** The moves of levels by month, in the same shape; and what the days of each month add up to. */
export function keptMonths(store: Store): { months: Cells; days: Cells } {
  const rows = store.db.prepare('SELECT * FROM kpi_month').all() as Record<string, string | number>[];
  const months = Object.fromEntries(
    rows.flatMap(({ month, part, key, ...moves }) =>
      Object.entries(moves).map(([name, n]) => [`${month} ${part} ${key} ${name}`, n as number]),
    ),
  );
  const days: Cells = {};
  for (const [cell, n] of Object.entries(keptCounts(store))) {
    const [day = '', ...rest] = cell.split(' ');
    if (!rest.includes('to')) continue;
    const month = [day.slice(0, 7), ...rest].join(' ');
    days[month] = (days[month] ?? 0) + n;
  }
  return { months: withoutNone(months), days: withoutNone(days) };
}
