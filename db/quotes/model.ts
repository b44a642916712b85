import { z } from 'zod';
import { choice, code, count, day, fen, long, missing, ref, text, turned } from '../core/fields.ts';
import { paymentModes } from '../prices/model.ts';
import { sheetLineShape } from '../sheets/line.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 已出具 已接受 未接受 已收回 已被新版代替. 过期 follows from validUntil and is no state. */
export const quoteStates = ['draft', 'issued', 'accepted', 'declined', 'withdrawn', 'superseded'] as const;
export type QuoteState = (typeof quoteStates)[number];

/** 商谈明细表 (BJ): what is offered to one customer for one car. */
export const quoteFields = z.object({
  customerId: ref('customer'),
  consultantId: ref('staff'),
  productId: ref('product'),
  exteriorColor: text(),
  interiorColor: text(),
  /** A car in stock that was shown; nothing is held by it. */
  vin: code(),
  paymentMode: choice(paymentModes),
  pricingOn: day(),
  validUntil: day(),
  /** 预计开票日: whose tax rules hold. */
  plannedInvoiceOn: day(),
  /** 上牌地: the province. */
  registrationRegion: text(),
  loanBank: text(),
  loanDownFen: fen(),
  loanPrincipalFen: fen(),
  loanMonths: count({ min: 1, max: 120, range: 'months.range' }),
  /** Of a year, in basis points. */
  loanRateBp: count({ max: 3_600 }),
  remark: long({ max: 1000 }),
});
export type QuoteFields = z.infer<typeof quoteFields>;

/** 商谈明细表行. */
export const quoteLineFields = z.object({ quoteId: ref('quote'), ...sheetLineShape });
export type QuoteLineFields = z.infer<typeof quoteLineFields>;

/** A line as the sheet sends it: what lists and rules say of it is not sent. */
export const quoteLineTyped = quoteLineFields.omit({
  ...{ quoteId: true, lineNo: true, listFen: true, discountFen: true, source: true, priceRef: true },
  ...{ noPriceReason: true, explainedAt: true },
});
export type QuoteLineTyped = z.infer<typeof quoteLineTyped>;

/** Days a quote is good for (PU). */
export const VALID_DAYS = 7;

export const QUOTE_SELLERS: readonly Role[] = ['consultant', 'manager'];
export const QUOTE_READERS: readonly Role[] = ['consultant', 'manager', 'backOffice', 'finance', 'admin'];

export const quoteProblems = (typed: Partial<QuoteFields>) => [
  ...missing(typed, ['customerId', 'productId', 'pricingOn', 'validUntil', 'plannedInvoiceOn']),
  ...turned(typed, 'pricingOn', 'validUntil'),
  ...turned(typed, 'pricingOn', 'plannedInvoiceOn'),
];

/** 过期: nobody answered it while it held. */
export const isExpired = (
  { status, validUntil }: { status: QuoteState; validUntil?: string | null },
  today: string,
): boolean => status === 'issued' && !!validUntil && validUntil < today;
