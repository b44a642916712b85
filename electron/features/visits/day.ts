import type { weathers } from '../../../db/visits/model.ts';
import { type DayTotals, dayTotals } from '../../../db/visits/totals.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { dayId, saveDay } from './day-record.ts';
import { type VisitLine, visitLines } from './lines.ts';
import { type Rota, rotaOf } from './rota/rota.ts';
import { todayOf } from './rows.ts';

type Weather = (typeof weathers)[number];

export interface Board {
  on: string;
  /** This PC's clock, UTC ms: how long somebody waits is counted from it. */
  now: number;
  registered: VisitLine[];
  assigned: VisitLine[];
  received: VisitLine[];
  /** Calls whose form is still open: nobody waits on the telephone, and nobody is received. */
  calls: VisitLine[];
  /** Newest departure first. */
  closed: VisitLine[];
  /** Open since an earlier day: a fault somebody has to clear up. */
  unfinished: VisitLine[];
  totals: DayTotals;
  rota: Rota;
}

/** 展厅: who waits, since when, with whom. */
export function boardOf(store: Store, on = todayOf(store)): Board {
  const lines = visitLines(store, 'ofDay', on);
  const standing = lines.filter(({ voidedAt }) => voidedAt === null);
  const inState = (state: VisitLine['state']) =>
    standing.filter((line) => line.state === state && (line.channel !== 'call' || state === 'closed'));
  return {
    on,
    now: store.clock.now(),
    registered: inState('registered'),
    assigned: inState('assigned'),
    received: inState('received'),
    calls: standing.filter(({ channel, state }) => channel === 'call' && state !== 'closed'),
    closed: inState('closed').sort((a, b) => (b.leftAt ?? 0) - (a.leftAt ?? 0)),
    unfinished: visitLines(store, 'openBefore', on),
    totals: dayTotals(lines),
    rota: rotaOf(store, on),
  };
}

export interface DayRegister {
  on: string;
  weather: Weather | null;
  rows: VisitLine[];
  totals: DayTotals;
}

/** 来访客流量登记表 of any day. */
export function registerOf(store: Store, on: string, ownerId?: string): DayRegister {
  const weather = store.db.prepare('SELECT weather FROM showroom_day WHERE id = ?').pluck().get(dayId(on));
  const rows = visitLines(store, 'ofDay', on, ownerId);
  return { on, weather: (weather as Weather | undefined) ?? null, rows, totals: dayTotals(rows) };
}

/** 批次 a day of a month ('YYYY-MM'), for choosing a past day; days without any are left out. */
export function partiesByDay(store: Store, month: string): { on: string; parties: number; visits: number }[] {
  return store.db.prepare(PARTIES_BY_DAY).all(`${month}-01`, `${month}-31`) as {
    on: string;
    parties: number;
    visits: number;
  }[];
}

/** The condition on the purpose is `countsAsParty`. */
export const PARTIES_BY_DAY = `SELECT visit_on AS "on", sum(purpose = 'viewing') AS parties, count(*) AS visits FROM visit
  WHERE visit_on BETWEEN ? AND ? AND deleted_at IS NULL AND voided_at IS NULL GROUP BY visit_on ORDER BY visit_on`;

export function setWeather(store: Store, actor: Actor, on: string, weather: Weather | null): void {
  store.write(actor, (tx) => saveDay(tx, on, { weather }, 'weather'));
}
