import { z } from 'zod';
import { lineStates } from '../../../db/purchases/model.ts';
import { daysLate, type LineState, stateOf } from '../../../db/purchases/rules.ts';
import { purchaseLine } from '../../../db/purchases/table.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

const IN_STATE: Record<LineState, string> = {
  arrived: 'r.arrived_on IS NOT NULL',
  shipped: 'r.arrived_on IS NULL AND r.shipped_on IS NOT NULL',
  allocated: 'r.arrived_on IS NULL AND r.shipped_on IS NULL AND r.allocated_on IS NOT NULL',
  ordered: 'r.arrived_on IS NULL AND r.shipped_on IS NULL AND r.allocated_on IS NULL',
};
/** Where a text is looked for: what people call a car or its order by. */
const NAMED_BY = ['r.batch', 'r.series', 'r.model', 'r.vin', 'r.exterior_color', 'r.options'];
const NAMED = `(${NAMED_BY.map((name) => `${name} LIKE ? ESCAPE '\\'`).join(' OR ')}
  OR r.order_id IN (SELECT id FROM purchase_order WHERE order_no LIKE ? ESCAPE '\\'))`;

const contains = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** 车辆采购信息查询: every car that was ordered, what is expected last first; no prices in a list. */
export const purchases = listing({
  entity: 'purchase_line',
  table: purchaseLine,
  fields: [
    'orderId',
    'batch',
    'series',
    'model',
    'exteriorColor',
    'interiorColor',
    'options',
    'vin',
    'allocatedOn',
    'shippedOn',
    'expectedOn',
    'arrivedOn',
    'vehicleId',
    'promisedToId',
  ],
  join: 'LEFT JOIN purchase_order o ON o.id = r.order_id',
  also: {
    orderNo: column<string | null>('o.order_no'),
    supplier: column<string | null>('o.supplier'),
    orderedOn: column<string | null>('o.ordered_on'),
    promisedTo: column<string | null>(`(SELECT coalesce(stays.name, c.name) FROM customer c
      LEFT JOIN customer stays ON stays.id = c.merged_into WHERE c.id = r.promised_to_id AND c.deleted_at IS NULL)`),
  },
  filters: z.object({
    text: textFilter(),
    state: z.enum(lineStates).optional(),
    late: z.boolean().optional(),
    series: z.string().max(120, 'text.tooLong').optional(),
    supplier: z.string().max(120, 'text.tooLong').optional(),
    orderNo: z.string().max(120, 'text.tooLong').optional(),
  }),
  where: ({ text, state, late, series, supplier, orderNo }, _who, today) => {
    const order = (condition: string) => `r.order_id IN (SELECT id FROM purchase_order WHERE ${condition})`;
    return [
      state && [IN_STATE[state]],
      late && ['r.arrived_on IS NULL AND r.expected_on < ?', today],
      series && ['r.series = ?', series],
      supplier && [order('supplier = ?'), supplier],
      orderNo && [order('order_no = ?'), orderNo],
      text && [NAMED, ...[...NAMED_BY, 'order'].map(() => contains(text))],
    ];
  },
  sorts: {
    expected: {
      by: ['expectedOn'],
      blanks: true,
      descending: true,
      index: ({ series }) => (series ? 'purchase_line_series' : 'purchase_line_expected'),
    },
  },
  sort: 'expected',
  line: (row, _who, today) => ({ ...row, state: stateOf(row), daysLate: daysLate(row, today) }),
});
