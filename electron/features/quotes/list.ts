import { z } from 'zod';
import { isExpired, quoteStates } from '../../../db/quotes/model.ts';
import { quote } from '../../../db/quotes/table.ts';
import { withAliases } from '../../kernel/alias.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

const AMOUNT = (kind: string) =>
  `(SELECT line.amount_fen FROM quote_line line WHERE line.quote_id = r.id AND line.kind = '${kind}' AND line.deleted_at IS NULL LIMIT 1)`;
/** 合计: what is sold and collected, without what is inside the car's price or pays for it. */
const PAYABLE = `(SELECT coalesce(sum(line.amount_fen), 0) FROM quote_line line WHERE line.quote_id = r.id AND line.deleted_at IS NULL
  AND line.mode IN ('sell', 'agency') AND line.kind NOT IN ('guide', 'option', 'discount', 'tradeIn'))`;

/** 报价, the newest first. */
export const quoteList = listing({
  entity: 'quote',
  table: quote,
  fields: [
    'docNo',
    'docOn',
    'status',
    'versionNo',
    'threadId',
    'customerId',
    'customerName',
    'consultantId',
    'exteriorColor',
    'interiorColor',
    'paymentMode',
    'validUntil',
    'updatedAt',
  ],
  also: {
    productName: column<string | null>('(SELECT name FROM product WHERE product.id = r.product_id)'),
    consultantName: column<string | null>('(SELECT name FROM staff WHERE staff.id = r.consultant_id)'),
    vehicleFen: column<number | null>(AMOUNT('vehicle')),
    payableFen: column<number>(PAYABLE),
  },
  filters: z.object({
    text: textFilter(),
    status: z.enum(quoteStates).optional(),
    consultantId: z.uuid().optional(),
    customerId: z.uuid().optional(),
    mine: z.boolean().optional(),
    /** 过期: issued, not answered, its last day over. */
    expired: z.boolean().optional(),
  }),
  where: ({ text, status, consultantId, customerId, mine, expired }, who, today) => [
    status && ['r.status = ?', status],
    consultantId && ['r.consultant_id = ?', consultantId],
    customerId && [`r.customer_id IN ${withAliases('customer', '?')}`, customerId],
    mine && ['r.consultant_id = ?', who.id],
    expired && [`r.status = 'issued' AND r.valid_until < ?`, today],
    holding(text, 'r.doc_no', 'r.customer_name', 'r.vin'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status, consultantId, expired }) =>
        status || expired ? 'quote_status' : consultantId ? 'quote_consultant' : 'quote_updated',
    },
    validUntil: { by: ['validUntil'], index: 'quote_valid' },
  },
  sort: 'updated',
  line: (row, _who, today) => ({ ...row, expired: isExpired(row, today) }),
});
