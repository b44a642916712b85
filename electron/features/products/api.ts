import { z } from 'zod';
import { PRICE_ASKERS, PRICE_KEEPERS } from '../../../db/prices/rules.ts';
import { productFields, productKinds, productProblems } from '../../../db/products/model.ts';
import { product } from '../../../db/products/table.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { InvalidInput } from '../../kernel/refusal.ts';
import { holding } from '../../records/holding.ts';
import { column, textFilter } from '../../records/listing.ts';
import { plainRecord } from '../../records/plain.ts';
import { whoIs } from '../../records/procedures.ts';
import { isLeafClass, PRODUCT_CLASS_NAME } from '../prices/rows.ts';
import { bornFromModels } from './service.ts';

/** 商品: cars and options born from the catalogue, the rest typed by hand. */
export const productRecord = plainRecord({
  entity: 'product',
  table: product,
  fields: productFields.omit({ modelId: true, optionId: true }),
  read: PRICE_ASKERS,
  write: PRICE_KEEPERS,
  problems: productProblems,
  usual: { kind: 'accessory', active: true, taxRateBp: 1300, manualPriceAllowed: true },
  check(tx, { productClassId }) {
    if (productClassId && !isLeafClass(tx.db, productClassId))
      throw new InvalidInput([{ path: 'productClassId', code: 'product.leaf' }]);
    return undefined;
  },
  label: (row) => row.name,
  names: { productClassId: PRODUCT_CLASS_NAME },
  list: {
    fields: ['kind', 'name', 'productClassId', 'configCode', 'series', 'modelYear', 'fuel', 'taxRateBp', 'active'],
    also: { className: column<string | null>(`(${PRODUCT_CLASS_NAME.replace('?', 'r.product_class_id')})`) },
    filters: z.object({
      text: textFilter(),
      kind: z.enum(productKinds).optional(),
      productClassId: z.uuid().optional(),
      use: z.enum(['active', 'off']).optional(),
    }),
    where: ({ text, kind, productClassId, use }) => [
      kind && ['r.kind = ?', kind],
      productClassId && ['r.product_class_id = ?', productClassId],
      use && [`r.active IS ${use === 'off' ? 'NOT ' : ''}TRUE`],
      holding(text, 'r.name', 'r.config_code', 'r.series'),
    ],
    sorts: {
      kind: { by: ['kind', 'name'], index: 'product_kind' },
      name: { by: ['name'], index: 'product_name' },
    },
    sort: 'kind',
    line: (row) => row,
  },
});

export const productsApi = router({
  ...productRecord.procedures,
  ...productRecord.removal,
  /** 从车型生成: what the catalogue has and no product yet. */
  fromModels: procedureFor(...PRICE_KEEPERS).mutation(({ ctx }) => bornFromModels(ctx.showroom.store, whoIs(ctx))),
});
