import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  customerClassId,
  priceListId,
  pricePolicyId,
  productClassId,
  shipDefaults,
} from '../../../electron/features/prices/shipped.ts';
import { newId } from '../../../electron/kernel/ids.ts';
import { openStore, type Store } from '../../../electron/kernel/store.ts';
import { syncedEntities } from '../../../electron/registry.ts';
import { priceListDoc } from '../../factories/price-list.ts';
import { priceListLineDoc } from '../../factories/price-list-line.ts';
import { productDoc } from '../../factories/product.ts';
import { productClassDoc } from '../../factories/product-class.ts';

const PRODUCTS = 2_500;
const CLASSES = 40;
const ITEMS = ['guide', 'deal', 'floor', 'transfer'] as const;
/** Each a 调价单 of every product and item in the standard list; one more is a promotion of white cars in another. */
const SPANS = [
  ['2023-01-01', '2023-12-31'],
  ['2024-01-01', '2024-12-31'],
  ['2025-01-01', '2025-12-31'],
  ['2026-01-01', null],
] as const;
export const PRICE_LINES = PRODUCTS * ITEMS.length * (SPANS.length + 1);
export const ON = '2026-03-14';

/** A store with a price book of five years. */
export interface PricedStore {
  store: Store;
  products: string[];
  close(): void;
}

/** Every product is priced in two lists of three that the policy asks, and belongs to a class of its own below 全部产品. */
export async function pricedStore(): Promise<PricedStore> {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-bench-'));
  const entities = syncedEntities.map((entity) => ({ ...entity, search: undefined }));
  const store = await openStore({ dir, entities });
  const actor = { id: newId() };
  shipDefaults(store);
  const [white, sub] = [newId(), newId()];
  const classes = Array.from({ length: CLASSES }, newId);
  const products = Array.from({ length: PRODUCTS }, newId);
  store.write(actor, (tx) => {
    tx.insert('price_list', priceListDoc({ id: white, code: 'WHITE', name: '白色促销' }));
    tx.insert('price_list', priceListDoc({ id: sub, code: 'SUB', name: '二网' }));
    tx.update('price_policy', pricePolicyId('STD'), {
      steps: [
        { seq: 10, listId: sub, whenCustomerClassId: customerClassId('SUB') },
        { seq: 20, listId: white },
        { seq: 100, listId: priceListId('STD') },
      ],
    });
    classes.forEach((id, at) => {
      tx.insert('product_class', productClassDoc({ id, code: `C${at}`, parentId: productClassId('P') }));
    });
    products.forEach((id, at) => {
      tx.insert('product', productDoc({ id, productClassId: classes[at % CLASSES]! }));
    });
  });
  const adjustment = (more: Parameters<typeof priceListLineDoc>[0]) =>
    store.write(actor, (tx) => {
      for (const productId of products)
        for (const itemCode of ITEMS)
          tx.insert(
            'price_list_line',
            priceListLineDoc({ productId, itemCode, adjustmentNo: 'TJ0601-260101-A001', ...more }),
          );
    });
  for (const [validFrom, validTo] of SPANS) adjustment({ listId: priceListId('STD'), validFrom, validTo });
  adjustment({ listId: white, exteriorColor: '白', amountFen: 438_000_00 });
  return {
    store,
    products,
    close() {
      store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Some of the products, each time others, from all over the book. */
export function draw(of: readonly string[], count: number): () => string[] {
  let turn = 0;
  return () => Array.from({ length: count }, () => of[(turn++ * 7919) % of.length]!);
}
