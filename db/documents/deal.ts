import { type Canonical, canonicalJson } from './content.ts';

/** What two sides agree on, and a manager's decision is bound to: the deal itself, equal along quote, contract and order. */
export interface Deal {
  /** One negotiation; a copy gets another. */
  threadId: string;
  customerId: string;
  /** The cars by configuration and colours; a VIN is no part of a deal. */
  cars: readonly { productId: string; exteriorColor?: string | null; interiorColor?: string | null }[];
  lines: readonly { kind: string; mode: string; qty: number; amountFen?: number | null }[];
  paymentMode?: string | null;
  loan?: {
    bank?: string | null;
    downFen?: number | null;
    principalFen?: number | null;
    months?: number | null;
    annualRateBp?: number | null;
  } | null;
  tradeIn?: { id?: string | null; agreedFen?: number | null } | null;
}

/**
 * The text whose SHA-256 is the dealHash (DEALS 2.4): thread, customer, cars and colours, lines by kind, mode, number and amount, payment,
 * loan, trade-in. Nothing else changes it: no title, remark, list price, order of lines, or field a document has besides.
 */
export function dealText({ threadId, customerId, cars, lines, paymentMode, loan, tradeIn }: Deal): string {
  const each = <T>(rows: readonly T[], parts: (row: T) => { [field: string]: Canonical }) =>
    rows.map((row) => canonicalJson(parts(row))).sort();
  return canonicalJson({
    threadId,
    customerId,
    cars: each(cars, ({ productId, exteriorColor, interiorColor }) => ({ productId, exteriorColor, interiorColor })),
    lines: each(lines, ({ kind, mode, qty, amountFen }) => ({ kind, mode, qty, amountFen })),
    paymentMode,
    loan: loan && {
      bank: loan.bank,
      downFen: loan.downFen,
      principalFen: loan.principalFen,
      months: loan.months,
      annualRateBp: loan.annualRateBp,
    },
    tradeIn: tradeIn && { id: tradeIn.id, agreedFen: tradeIn.agreedFen },
  });
}

/** A decision as far as it says whether it holds. */
export interface Decision {
  verdict: 'approve' | 'reject';
  level: number;
  deciderId: string;
  /** dealHash of what was decided. */
  hash: string;
}

/**
 * Why a decision does not let a document pass, or undefined when it does: it was refused, is about something else since changed, was made
 * below the level that is asked, or by the person who asked, unless that is a general manager within their own level (PU).
 */
export function decisionGap(
  decision: Decision,
  asked: { hash: string; requiredLevel: number; askerId: string },
): 'decision.rejected' | 'decision.void' | 'decision.level' | 'decision.own' | undefined {
  const { verdict, level, deciderId, hash } = decision;
  if (hash !== asked.hash) return 'decision.void';
  if (verdict === 'reject') return 'decision.rejected';
  if (level < asked.requiredLevel) return 'decision.level';
  return deciderId === asked.askerId && level < OWN_LEVEL ? 'decision.own' : undefined;
}

/** From this level on one may decide what one asked for oneself. */
const OWN_LEVEL = 2;
