import { lineage } from './class-tree.ts';
import {
  coversDay,
  type MatchRow,
  type PolicyStep,
  type PriceBook,
  type PriceLine,
  type PriceRef,
} from './price-book.ts';

/** Colours as the car's; either way of grouping them is read. */
interface Colours {
  exteriorColor?: string | null;
  interiorColor?: string | null;
}

/** 询价: what is asked for whom, on which day of the store. */
export interface PriceAsk extends Colours {
  customerClassId: string;
  productId: string;
  colours?: (Colours & { exterior?: string | null; interior?: string | null }) | null;
  /** Codes of the options the car has. */
  options?: readonly string[] | null;
  storeId?: string | null;
  /** 付款方式 */
  payment?: string | null;
  pricingOn: string;
  itemCode: string;
}

/** What came of one step of a policy. */
export interface StepTried {
  seq: number;
  listId: string;
  outcome: 'skipped' | 'empty' | 'found' | 'tie';
  /** Why it was skipped. */
  why?: 'customerClass' | 'payment' | 'store' | 'inactive' | 'unknown';
  /** The best lines. */
  lineIds: string[];
}

export type PriceRefusal = { ok: false } & (
  | { code: 'product.unknown'; productId: string }
  | { code: 'match.none'; productClassIds: string[] }
  | { code: 'match.ambiguous'; productClassId: string; matchIds: string[] }
  | { code: 'match.otherClass'; matchId: string; productClassId: string; customerClassId: string }
  | { code: 'policy.unknown'; matchId: string; policyId: string }
  | { code: 'price.tie'; listId: string; stepSeq: number; lineIds: string[]; adjustmentNos: (string | null)[] }
  | { code: 'price.none'; policyId: string; trail: StepTried[] }
);
export type PriceAnswer = { ok: true; amountFen: number; ref: PriceRef } | PriceRefusal;

/**
 * 询价 (DEALS 3.1): the one price of a product for a class of customers on a day, with where it stands, or the reason why there is none.
 * Never picks between two: that is a refusal which names both. The same answer whatever the order of the rows.
 */
export const quotePrice = (book: PriceBook, ask: PriceAsk): PriceAnswer => explainPrice(book, ask).answer;

/** The same, with every step that was tried: 为什么是这个价. */
export function explainPrice(book: PriceBook, ask: PriceAsk): { answer: PriceAnswer; trail: StepTried[] } {
  const product = book.products.find(({ id }) => id === ask.productId);
  if (!product) return { answer: { ok: false, code: 'product.unknown', productId: ask.productId }, trail: [] };
  const classes = lineage(book.productClasses, 'productClassId' in product ? product.productClassId : product.classId);
  const match = matchOf(book, ask, classes);
  if ('ok' in match) return { answer: match, trail: [] };
  const { id: matchId, policyId } = match;
  const policy = book.policies.find(({ id }) => id === policyId);
  if (!policy) return { answer: { ok: false, code: 'policy.unknown', matchId, policyId }, trail: [] };
  const trail: StepTried[] = [];
  for (const step of [...policy.steps].sort((a, b) => a.seq - b.seq || (a.listId < b.listId ? -1 : 1))) {
    const { seq, listId } = step;
    const why = skipped(book, ask, step);
    const best = why ? [] : bestLines(book, ask, listId, classes);
    const outcome = why ? 'skipped' : best.length === 0 ? 'empty' : best.length === 1 ? 'found' : 'tie';
    trail.push({ seq, listId, outcome, ...(why && { why }), lineIds: best.map(({ id }) => id) });
    const [line, rival] = best;
    if (rival) {
      const lineIds = best.map(({ id }) => id);
      const adjustmentNos = best.map(({ adjustmentNo }) => adjustmentNo ?? null);
      return { answer: { ok: false, code: 'price.tie', listId, stepSeq: seq, lineIds, adjustmentNos }, trail };
    }
    if (line) {
      const ref = { matchId, policyId, stepSeq: seq, listId, lineId: line.id, adjustmentNo: line.adjustmentNo ?? null };
      return { answer: { ok: true, amountFen: line.amountFen, ref }, trail };
    }
  }
  return { answer: { ok: false, code: 'price.none', policyId, trail }, trail };
}

/** The match of the nearest class that has one on the day; it must be of the customer's class or one above. */
function matchOf(book: PriceBook, ask: PriceAsk, classes: readonly string[]): MatchRow | PriceRefusal {
  for (const productClassId of classes) {
    const rows = book.matches.filter((row) => row.productClassId === productClassId && coversDay(row, ask.pricingOn));
    const [row, rival] = rows;
    if (rival) return { ok: false, code: 'match.ambiguous', productClassId, matchIds: rows.map(({ id }) => id).sort() };
    if (!row) continue;
    const { id: matchId, customerClassId } = row;
    if (lineage(book.customerClasses, ask.customerClassId).includes(customerClassId)) return row;
    return { ok: false, code: 'match.otherClass', matchId, productClassId, customerClassId };
  }
  return { ok: false, code: 'match.none', productClassIds: [...classes] };
}

function skipped(book: PriceBook, ask: PriceAsk, step: PolicyStep): StepTried['why'] {
  const { whenCustomerClassId, whenPayment, whenStoreId, listId } = step;
  if (whenCustomerClassId && !lineage(book.customerClasses, ask.customerClassId).includes(whenCustomerClassId))
    return 'customerClass';
  if (whenPayment && whenPayment !== ask.payment) return 'payment';
  if (whenStoreId && whenStoreId !== ask.storeId) return 'store';
  const list = book.lists.find(({ id }) => id === listId);
  if (!list) return 'unknown';
  if (list.active === false) return 'inactive';
  return list.storeIds?.length && !list.storeIds.includes(ask.storeId ?? '') ? 'store' : undefined;
}

/** The lines that fit best, by id: product before class, nearer class before farther, then by how many colours and options they ask for. */
function bestLines(book: PriceBook, ask: PriceAsk, listId: string, classes: readonly string[]): PriceLine[] {
  let best: PriceLine[] = [];
  let rank = -1;
  const of = linesByWhat(book.lines);
  for (const line of [ask.productId, ...classes].flatMap((id) => of.get(id) ?? [])) {
    if (line.listId !== listId || line.itemCode !== ask.itemCode || line.void || !coversDay(line, ask.pricingOn))
      continue;
    const near = nearness(line, ask.productId, classes);
    const keys = near > 0 ? keysMet(line, ask) : undefined;
    if (keys === undefined) continue;
    const found = near * (MOST_KEYS + 1) + keys;
    if (found > rank) best = [];
    rank = Math.max(rank, found);
    if (found === rank) best.push(line);
  }
  return best.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const known = new WeakMap<readonly PriceLine[], ReadonlyMap<string, PriceLine[]>>();
/** Lines by the product or class they are of, once for each reading of them: a document asks many, each in several lists. */
function linesByWhat(lines: readonly PriceLine[]): ReadonlyMap<string, PriceLine[]> {
  const found = known.get(lines);
  if (found) return found;
  const of = new Map<string, PriceLine[]>();
  for (const line of lines) {
    const id = line.productId || line.productClassId || '';
    const same = of.get(id);
    if (same) same.push(line);
    else of.set(id, [line]);
  }
  known.set(lines, of);
  return of;
}

/** Two colours and an option. */
const MOST_KEYS = 3;

/** The product itself is nearest, its leaf class next, the root farthest; 0 is a line of something else. */
function nearness(line: PriceLine, productId: string, classes: readonly string[]): number {
  if (line.productId) return line.productId === productId ? classes.length + 1 : 0;
  const at = classes.indexOf(line.productClassId ?? '');
  return at < 0 ? 0 : classes.length - at;
}

/** How many colours and options a line asks for, all of which the car has; undefined when it lacks one. */
function keysMet(line: PriceLine, ask: PriceAsk): number | undefined {
  const asked = (['exterior', 'interior'] as const).filter((side) => line[`${side}Color`]);
  if (asked.some((side) => line[`${side}Color`] !== colourOf(ask, side))) return undefined;
  if (line.optionCode && !ask.options?.includes(line.optionCode)) return undefined;
  return asked.length + (line.optionCode ? 1 : 0);
}

const colourOf = (ask: PriceAsk, side: 'exterior' | 'interior') =>
  ask[`${side}Color`] ?? ask.colours?.[`${side}Color`] ?? ask.colours?.[side];
