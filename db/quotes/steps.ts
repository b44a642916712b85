import type { Gates, Shut } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { QUOTE_SELLERS, type QuoteState } from './model.ts';

/** From this level on one may let a quote be accepted that has expired. */
const EXPIRED_LEVEL = 1;

/** Where a quote may go, by whom, and what must hold (DEALS 2.3). */
export const quoteSteps = steps<QuoteState, Role>()([
  {
    from: ['draft'],
    to: 'issued',
    by: QUOTE_SELLERS,
    gates: ['sheet', 'car', 'marked', 'payment', 'days'],
    numbered: true,
    frozen: true,
  },
  { from: ['issued'], to: 'accepted', by: QUOTE_SELLERS, gates: ['valid'] },
  { from: ['issued'], to: 'declined', by: QUOTE_SELLERS, reason: true },
  { from: ['issued'], to: 'withdrawn', by: ['manager'], reason: true, along: true },
  // By 退订 alone: what was agreed is off.
  { from: ['accepted'], to: 'withdrawn', by: [] },
  // By the issue of the next version alone.
  { from: ['issued', 'accepted'], to: 'superseded', by: [] },
]);

/** What a quote's gates are asked with, read in one transaction. */
export interface QuoteFacts {
  today: string;
  validUntil: string | null;
  /** 额度级别 of whoever takes the step. */
  level: number;
  lineCount: number;
  /** Lines without an amount. */
  priceless: readonly { kind: string; title: string }[];
  /** 价格项 of the car that resolve to nothing, with why; only those the person may be told of by name. */
  lacking: readonly { item: string | null; code: string }[];
  aboveMarkedFen: number;
  isLoan: boolean;
  loanComplete: boolean;
  /** What the customer brings themselves. */
  cashFen: number;
}

export const quoteGates: Gates<QuoteFacts> = {
  sheet: ({ lineCount, priceless }) => [
    ...(lineCount > 0 ? [] : [{ code: 'quote.empty' }]),
    ...priceless.map(({ kind, title }): Shut => ({ code: 'quote.noAmount', params: { kind, title } })),
  ],
  car: ({ lacking }) =>
    lacking.map(({ item, code }) => ({
      code: item === null ? 'quote.carUnpriced' : `quote.car.${item}`,
      params: { why: code },
    })),
  marked: ({ aboveMarkedFen }) =>
    aboveMarkedFen > 0 ? [{ code: 'price.aboveMarked', params: { fen: aboveMarkedFen } }] : [],
  payment: ({ isLoan, loanComplete, cashFen }) => [
    ...(isLoan && !loanComplete ? [{ code: 'quote.loan' }] : []),
    ...(cashFen < 0 ? [{ code: 'quote.overpaid', params: { fen: -cashFen } }] : []),
  ],
  days: ({ validUntil, today }) => (validUntil !== null && validUntil >= today ? [] : [{ code: 'quote.validUntil' }]),
  valid: ({ validUntil, today, level }) =>
    (validUntil !== null && validUntil >= today) || level >= EXPIRED_LEVEL
      ? []
      : [{ code: 'quote.expired', params: { on: validUntil } }],
};
