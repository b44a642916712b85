import { roundedRatio } from '../money/rounding.ts';
import { type Age, ageOf, ages, besides, type PenetrationRow } from './model.ts';

/** The middle of some whole numbers, of an even count the mean of the middle two; undefined of none. */
export function median(of: readonly number[]): number | undefined {
  const sorted = [...of].sort((a, b) => a - b);
  const at = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[sorted.length % 2 === 0 ? at - 1 : at], sorted[at]];
  return below === undefined || above === undefined ? undefined : roundedRatio(BigInt(below + above), 2n);
}

/** The mean, rounded once; undefined of none. */
export const mean = (of: readonly number[]): number | undefined =>
  of.length === 0 ? undefined : roundedRatio(BigInt(sum(of)), BigInt(of.length));

export const sum = (of: readonly number[]): number => of.reduce((total, one) => total + one, 0);

/** A share in basis points; undefined of nothing. */
export const share = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : roundedRatio(BigInt(part) * 10_000n, BigInt(whole));

/** What is known of some rows; the others are left out. */
export const known = <R>(rows: readonly R[], of: (row: R) => number | null): number[] =>
  rows.map(of).filter((value) => value !== null);

export interface Group<R> {
  key: string;
  rows: R[];
}

/** Rows by a word of theirs, in the order of the words. */
export function grouped<R>(rows: readonly R[], by: (row: R) => string): Group<R>[] {
  const found = new Map<string, R[]>();
  for (const row of rows) found.set(by(row), [...(found.get(by(row)) ?? []), row]);
  return [...found].map(([key, of]) => ({ key, rows: of })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Rows by age, the youngest first, with every age there is. */
export const byAge = <R extends { age: number }>(rows: readonly R[]): (Group<R> & { key: Age })[] =>
  ages.map((key) => ({ key, rows: rows.filter(({ age }) => ageOf(age) === key) }));

/** 单车毛利: what is unknown is counted apart and is in no sum. */
export function marginFigures<R extends { marginFen: number | null }>(rows: readonly R[]) {
  const margins = known(rows, ({ marginFen }) => marginFen);
  return {
    totalFen: margins.length === 0 ? undefined : sum(margins),
    meanFen: mean(margins),
    counted: rows.filter(({ marginFen }) => marginFen !== null),
    unknown: rows.filter(({ marginFen }) => marginFen === null),
    atLoss: rows.filter(({ marginFen }) => marginFen !== null && marginFen < 0),
  };
}

/** 渗透率: orders with it ÷ orders delivered, basis points; 精品 a car in hundredths. Undefined of no delivery. */
export function penetrationFigures(rows: readonly PenetrationRow[]) {
  const cars = sum(rows.map((row) => row.cars));
  const pieces = sum(rows.map(({ accessories }) => accessories));
  return {
    shares: besides.map((key) => {
      const having = rows.filter((row) => row[key]);
      return { key, rows: having, bp: share(having.length, rows.length) };
    }),
    perCar: cars === 0 ? undefined : roundedRatio(BigInt(pieces) * 100n, BigInt(cars)),
    accessorized: rows.filter(({ accessories }) => accessories > 0),
  };
}

/** 优惠深度 with what is below the prices, and who agreed. */
export function depthFigures<R extends Depth>(rows: readonly R[]) {
  return {
    medianBp: median(known(rows, ({ depthBp }) => depthBp)),
    counted: rows.filter(({ depthBp }) => depthBp !== null),
    unknown: rows.filter(({ depthBp }) => depthBp === null),
    belowDeal: rows.filter(({ belowDealFen }) => belowDealFen > 0),
    belowFloor: rows.filter(({ belowFloorFen }) => belowFloorFen > 0),
    /** Prices that somebody had to agree to: `level name`, the lowest level first; without a decision yet first of all. */
    byApprover: grouped(
      rows.filter(({ requiredLevel, depthBp }) => requiredLevel > 0 && depthBp !== null),
      ({ approverLevel, approverName }) => (approverLevel === null ? '' : `${approverLevel} ${approverName ?? ''}`),
    ).map((group) => ({ ...group, medianBp: median(known(group.rows, ({ depthBp }) => depthBp)) })),
  };
}
interface Depth {
  depthBp: number | null;
  belowDealFen: number;
  belowFloorFen: number;
  requiredLevel: number;
  approverName: string | null;
  approverLevel: number | null;
}

/** 报价 → 订单, by negotiations. */
export function threadFigures<R extends Thread>(rows: readonly R[]) {
  const accepted = rows.filter(({ status }) => status === 'accepted');
  return {
    accepted,
    acceptedBp: share(accepted.length, rows.length),
    /** Versions a deal, in hundredths. */
    versions: mean(accepted.map(({ versions }) => versions * 100)),
    days: median(known(accepted, ({ days }) => days)),
    movedFen: median(known(accepted, ({ movedFen }) => movedFen)),
    open: rows.filter(({ status, expired }) => status === 'issued' && !expired),
    expired: rows.filter(({ expired }) => expired),
    gone: rows.filter(({ status }) => status === 'declined' || status === 'withdrawn'),
  };
}
interface Thread {
  status: string;
  expired: boolean;
  versions: number;
  days: number | null;
  movedFen: number | null;
}

/** 审批: what waits, and what came of the rest. A request whose deal changed waits for nobody. */
export function approvalFigures<R extends Asked>(rows: readonly R[]) {
  const is = (status: string) => rows.filter((row) => row.status === status);
  const waiting = is('pending').filter(({ isVoid }) => !isVoid);
  return {
    waiting,
    waitingByKind: grouped(waiting, ({ kind }) => kind).map((group) => ({
      ...group,
      longest: Math.max(...group.rows.map(({ hours }) => hours)),
    })),
    decided: [...is('approved'), ...is('rejected')],
    decidedHours: median([...is('approved'), ...is('rejected')].map(({ hours }) => hours)),
    refused: is('rejected'),
    approvedVoid: is('approved').filter(({ isVoid }) => isVoid),
  };
}
interface Asked {
  kind: string;
  status: string;
  isVoid: boolean;
  hours: number;
}

/** 订单储备: cars that are ordered and have not left. */
export function backlogFigures<R extends Waiting>(rows: readonly R[]) {
  return {
    orders: new Set(rows.map(({ orderId }) => orderId)).size,
    unallocated: rows.filter(({ allocatedDays }) => allocatedDays === null),
    allocated: rows.filter(({ allocatedDays }) => allocatedDays !== null),
    overdue: rows.filter(({ overdue }) => overdue > 0),
    byAge: byAge(rows),
    byMonth: grouped(rows, ({ plannedOn }) => plannedOn?.slice(0, 7) ?? ''),
  };
}
interface Waiting {
  orderId: string;
  age: number;
  plannedOn: string | null;
  overdue: number;
  allocatedDays: number | null;
}

/** 定金在手, and what of cancelled orders was not paid back: that must be nothing. */
export function depositFigures<R extends Held>(rows: readonly R[]) {
  const held = rows.filter(({ kind }) => kind !== 'cancelled');
  const owed = rows.filter(({ kind }) => kind === 'cancelled');
  const inAll = (of: readonly R[]) => sum(of.map(({ heldFen }) => heldFen));
  return {
    held,
    heldFen: inAll(held),
    owed,
    owedFen: inAll(owed),
    byAge: byAge(held).map((group) => ({ ...group, fen: inAll(group.rows) })),
    noOrder: held.filter(({ kind }) => kind === 'noOrder'),
  };
}
interface Held {
  kind: string;
  age: number;
  heldFen: number;
}
