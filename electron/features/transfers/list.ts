import { z } from 'zod';
import { addDays } from '../../../db/core/day.ts';
import { transferOrderStates } from '../../../db/transfers/model.ts';
import { transferOrder } from '../../../db/transfers/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';
import { seesCost } from '../vehicles/rows.ts';

/** 我店要的 向我店要的 在途 在途超 3 天 */
export const transferViews = ['ours', 'theirs', 'transit', 'late'] as const;
/** A signed 调拨出库单 without a receipt stands out after so many days (DEALS 7.1). */
const LATE_DAYS = 3;

const HERE = '(SELECT store_id FROM sync_state WHERE id = 1)';
const OUT = (field: string) =>
  `(SELECT ${field} FROM transfer_out o WHERE o.transfer_id = r.id AND o.deleted_at IS NULL AND o.status <> 'draft' LIMIT 1)`;

/** 调拨 of this store, both ways, the newest first. */
export const transferList = listing({
  entity: 'transfer_order',
  table: transferOrder,
  fields: [
    ...([
      'docNo',
      'docOn',
      'status',
      'vin',
      'wanted',
      'fromStoreId',
      'fromStoreName',
      'toStoreId',
      'toStoreName',
    ] as const),
    ...(['purpose', 'priceRule', 'neededOn', 'claimState', 'askedByName', 'updatedAt'] as const),
  ],
  also: {
    here: column<string | null>(HERE),
    outNo: column<string | null>(OUT('o.doc_no')),
    outOn: column<string | null>(OUT('o.signed_on')),
    settled: column<string | null>(
      '(SELECT s.status FROM transfer_settlement s WHERE s.transfer_id = r.id AND s.deleted_at IS NULL LIMIT 1)',
    ),
  },
  filters: z.object({
    text: textFilter(),
    status: z.enum(transferOrderStates).optional(),
    view: z.enum(transferViews).optional(),
  }),
  where: ({ text, status, view }, _who, today) => [
    status && ['r.status = ?', status],
    view === 'ours' && [`r.to_store_id = ${HERE}`],
    view === 'theirs' && [`r.from_store_id = ${HERE}`],
    view === 'transit' && [`r.status IN ('out', 'sentBack')`],
    view === 'late' && [`r.status IN ('out', 'sentBack') AND ${OUT('o.signed_on')} < ?`, addDays(today, -LATE_DAYS)],
    holding(text, 'r.doc_no', 'r.vin', 'r.wanted', 'r.from_store_name', 'r.to_store_name'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'transfer_order_status' : 'transfer_order_updated'),
    },
  },
  sort: 'updated',
  line({ here, ...row }, who, today) {
    const isLate =
      (row.status === 'out' || row.status === 'sentBack') &&
      row.outOn !== null &&
      row.outOn < addDays(today, -LATE_DAYS);
    const side = row.fromStoreId === here ? ('giver' as const) : ('asker' as const);
    return { ...row, side, isLate, settled: seesCost(who) ? row.settled : null };
  },
});
