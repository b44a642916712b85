import { setImmediate } from 'node:timers/promises';
import { addDays } from '../../../db/core/day.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { COUNTS, fromSql, type Span, valuesOf } from './counts.ts';
import { DAYS, isCounted, placeOf } from './reading.ts';

interface Hour {
  day: string;
  hour: number;
  parties: number;
}

const KEPT = `${DAYS} SELECT d.day, CAST(k.key AS INTEGER) AS hour, k.parties FROM d CROSS JOIN kpi_day k ON k.day = d.day AND k.part = 'hour'`;
/** Days whose visits are read at a time. */
const CHUNK = 14;

/** When guests come: parties by weekday (0 Monday) and hour of the showroom's clock. */
export async function whenGuestsCome(store: Store, span: Span): Promise<number[][]> {
  const grid = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const add = (hours: readonly Hour[]) => {
    for (const { day, hour, parties } of hours) {
      const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
      grid[weekday]![hour]! += parties;
    }
  };
  if (placeOf(span)?.part === 'all' && isCounted(store, span.from)) {
    add(prepared<Hour>(store.db, KEPT).all({ from: span.from, to: span.to }) as Hour[]);
    return grid;
  }
  for (let from = span.from; from <= span.to; from = addDays(from, CHUNK)) {
    const last = addDays(from, CHUNK - 1);
    const chunk = { ...span, from, to: last < span.to ? last : span.to };
    const sql = `SELECT v.visit_on AS day, (v.arrived_at / 3600000 + 8) % 24 AS hour, count(*) AS parties
      FROM ${fromSql(COUNTS.parties, chunk)} GROUP BY 1, 2`;
    add(prepared<Hour>(store.db, sql).all(valuesOf(chunk)) as Hour[]);
    await setImmediate();
  }
  return grid;
}
