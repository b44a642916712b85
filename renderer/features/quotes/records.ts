import { quoteFields, quoteProblems } from '../../../db/quotes/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { priceName } from '../../lib/priceNames.ts';
import { aboutRecord } from '../../records/about.ts';

export type OpenQuote = Outputs['quotes']['get'];
export type SheetLine = OpenQuote['lines'][number];

/** 商谈明细表. Names of people behind ids are told by the page, which has them with the record. */
export const quoteRecord = aboutRecord('quote', quoteFields, {
  name: () => '',
  fresh: { paymentMode: 'cash' },
  required: ({ paymentMode }) => [
    ...['customerId', 'productId', 'pricingOn', 'validUntil', 'plannedInvoiceOn'],
    ...(paymentMode === 'loan' ? ['loanPrincipalFen', 'loanMonths', 'loanRateBp'] : []),
  ],
  problems: quoteProblems,
  shown: (field, value) =>
    field === 'productId'
      ? priceName(value)
      : field === 'loanRateBp' && typeof value === 'number'
        ? `${(value / 100).toFixed(2)} %`
        : undefined,
});
