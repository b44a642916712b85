import { z } from 'zod';
import { adjustmentKinds, adjustmentStates } from '../../../db/adjustments/model.ts';
import { priceAdjustment } from '../../../db/adjustments/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

/** 调价单, the newest first. */
export const adjustmentList = listing({
  entity: 'price_adjustment',
  table: priceAdjustment,
  fields: ['docNo', 'docOn', 'status', 'kind', 'reason', 'createdBy', 'updatedAt'],
  also: {
    lineCount: column<number>(
      '(SELECT count(*) FROM price_adjustment_line line WHERE line.adjustment_id = r.id AND line.deleted_at IS NULL)',
    ),
    firstFrom: column<string | null>(
      '(SELECT min(valid_from) FROM price_adjustment_line line WHERE line.adjustment_id = r.id AND line.deleted_at IS NULL)',
    ),
    byName: column<string | null>('(SELECT name FROM staff WHERE staff.id = r.created_by)'),
  },
  filters: z.object({
    text: textFilter(),
    status: z.enum(adjustmentStates).optional(),
    kind: z.enum(adjustmentKinds).optional(),
  }),
  where: ({ text, status, kind }) => [
    status && ['r.status = ?', status],
    kind && ['r.kind = ?', kind],
    holding(text, 'r.doc_no', 'r.reason', 'r.remark'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'price_adjustment_status' : 'price_adjustment_updated'),
    },
  },
  sort: 'updated',
  line: (row) => row,
});
