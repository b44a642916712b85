import { dayRange } from '../core/day.ts';
import { countsAsParty, type Outcome, type purposes } from './model.ts';

/** What the 统计标准 looks at. */
export interface CountedVisit {
  visitOn: string;
  arrivedAt: number;
  channel: string;
  purpose: (typeof purposes)[number];
  partySize: number;
  visitSeq: number | null;
  outcome: Outcome | null;
  voidedAt: number | null;
}

/**
 * 首次 再次 非意向, and 未完成 while nobody can tell yet: each party is exactly one of them, so that they add up to the
 * day's 客流 (DOMAIN 2g).
 */
export type PartyKind = 'first' | 'repeat' | 'noIntent' | 'incomplete';

export function partyKind({ visitSeq, outcome }: Pick<CountedVisit, 'visitSeq' | 'outcome'>): PartyKind {
  if (outcome === 'noIntent') return 'noIntent';
  if (outcome === 'repeat' || (visitSeq ?? 0) > 1) return 'repeat';
  return outcome || visitSeq === 1 ? 'first' : 'incomplete';
}

export interface DayTotals extends Record<PartyKind, number> {
  /** 批次: parties that came or called to see, ask about or buy a car. */
  parties: number;
  /** 人数 of those parties. */
  heads: number;
  /** Of the parties, those that called. */
  calls: number;
  captured: number;
  notCaptured: number;
  /** 留档率 of the first visits, 0-1; null before any is closed. */
  captureRate: number | null;
  /** Visits that are no 批次: picking up, paying, repairs, other. */
  others: number;
  /** 作废: in no number but this one. */
  voided: number;
  /** Parties by hour of arrival, 24 numbers. */
  byHour: number[];
}

/** The day's numbers by the 统计标准 (SEED). Rows of one day; tombstones left out by the caller. */
export function dayTotals(visits: readonly CountedVisit[]): DayTotals {
  const totals: DayTotals = {
    parties: 0,
    heads: 0,
    first: 0,
    repeat: 0,
    noIntent: 0,
    incomplete: 0,
    calls: 0,
    captured: 0,
    notCaptured: 0,
    captureRate: null,
    others: 0,
    voided: 0,
    byHour: Array.from({ length: 24 }, () => 0),
  };
  let firstCaptured = 0;
  let firstJudged = 0;
  for (const visit of visits) {
    if (visit.voidedAt !== null) {
      totals.voided += 1;
      continue;
    }
    if (!countsAsParty(visit.purpose)) {
      totals.others += 1;
      continue;
    }
    const kind = partyKind(visit);
    totals.parties += 1;
    totals.heads += visit.partySize;
    totals[kind] += 1;
    if (visit.channel === 'call') totals.calls += 1;
    if (visit.outcome === 'captured') totals.captured += 1;
    if (visit.outcome === 'notCaptured') totals.notCaptured += 1;
    if (kind === 'first' && visit.outcome === 'captured') firstCaptured += 1;
    if (kind === 'first' && visit.outcome !== null) firstJudged += 1;
    const hour = Math.floor((visit.arrivedAt - dayRange(visit.visitOn)[0]) / 3_600_000);
    totals.byHour[Math.min(23, Math.max(0, hour))]! += 1;
  }
  if (firstJudged > 0) totals.captureRate = firstCaptured / firstJudged;
  return totals;
}

/** 序号 of the register's rows by id: a voided one has none. */
export function rowNumbers(rows: readonly { id: string; voidedAt: number | null }[]): Map<string, number> {
  return new Map(rows.filter(({ voidedAt }) => voidedAt === null).map(({ id }, index) => [id, index + 1]));
}
