import { z } from 'zod';
import { priceListLine } from '../../../db/prices/table.ts';
import { coversDay } from '../../../db/pricing/price-book.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';
import type { Who } from '../../records/who.ts';
import { cellLines } from './book.ts';
import { visibleItems } from './service.ts';

/** 已失效 现行 将生效 */
export const lineTimes = ['now', 'later', 'past'] as const;

const NAME = `coalesce((SELECT name FROM product WHERE id = r.product_id), (SELECT name FROM product_class WHERE id = r.product_class_id))`;
/** Items a role is told; an item nobody described is told to nobody. */
const TOLD = `r.item_code IN (SELECT item.code FROM price_item item, json_each(item.visible_to) role
  WHERE role.value = ? AND item.deleted_at IS NULL)`;

/** 价目表: every line there is or was, the newest day first; of price items only those the role is told. */
export const priceLineList = listing({
  entity: 'price_list_line',
  table: priceListLine,
  fields: [
    'listId',
    'itemCode',
    'productId',
    'productClassId',
    'exteriorColor',
    'interiorColor',
    'optionCode',
    'amountFen',
    'validFrom',
    'validTo',
    'adjustmentId',
    'adjustmentNo',
  ],
  also: {
    name: column<string | null>(NAME),
    listName: column<string | null>('(SELECT name FROM price_list WHERE id = r.list_id)'),
  },
  filters: z.object({
    text: textFilter(),
    listId: z.uuid().optional(),
    itemCode: z.string().max(20).optional(),
    productId: z.uuid().optional(),
    time: z.enum(lineTimes).optional(),
  }),
  where: ({ text: words, listId, itemCode, productId, time }, who, today) => [
    ['r.void IS NOT 1'],
    listId && ['r.list_id = ?', listId],
    itemCode && ['r.item_code = ?', itemCode],
    productId && ['r.product_id = ?', productId],
    time === 'now' && ['r.valid_from <= ? AND (r.valid_to IS NULL OR r.valid_to >= ?)', today, today],
    time === 'later' && ['r.valid_from > ?', today],
    time === 'past' && ['r.valid_to < ?', today],
    holding(words, NAME, 'r.adjustment_no', 'r.exterior_color', 'r.option_code'),
    [TOLD, who.role],
  ],
  sorts: {
    from: {
      by: ['validFrom'],
      descending: true,
      index: ({ listId }) => (listId ? 'price_list_line_list' : 'price_list_line_from'),
    },
  },
  sort: 'from',
  line: (row, _who, today) => ({
    ...row,
    time: coversDay(row, today) ? ('now' as const) : row.validFrom > today ? ('later' as const) : ('past' as const),
  }),
});

/** One line with the history of its cell. @throws Refusal `record.missing`, also for an item the role is not told */
export function openPriceLine(store: Store, who: Who, id: string) {
  const row = store.write(who, (tx) => tx.get('price_list_line', id));
  const items = visibleItems(store.db, who.role);
  const item = items.find(({ code }) => code === row?.itemCode);
  if (!row || row.deletedAt !== null || !item)
    throw new Refusal('record.missing', { params: { entity: 'price_list_line' } });
  const cell = cellLines(store.db, row);
  return { card: row, itemName: item.name, cell };
}
