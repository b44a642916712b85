import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';
import { customerClassRows, listRows, policyRows, productClassRows } from './rows.ts';
import { visibleItems } from './service.ts';
import { shipDefaults } from './shipped.ts';

const PRODUCTS = `SELECT id, name, kind, product_class_id AS productClassId, model_id AS modelId FROM product
  WHERE deleted_at IS NULL AND active IS NOT 0 ORDER BY kind, name, id LIMIT 2000`;

export interface KnownProduct {
  id: string;
  name: string;
  kind: string;
  productClassId: string;
  modelId: string | null;
}

const productsOf = (db: Connection) => prepared(db, PRODUCTS).all() as KnownProduct[];

/** What the pages of prices name things by: classes, lists, policies, products, and the items the role is told. */
export function knownOf(store: Store, who: Who) {
  shipDefaults(store);
  const { db } = store;
  const plain = ({ id, code, name }: { id: string; code: string; name: string }) => ({ id, code, name });
  return {
    customerClasses: customerClassRows(db),
    productClasses: productClassRows(db),
    lists: listRows(db).map(plain),
    policies: policyRows(db).map(plain),
    items: visibleItems(db, who.role),
    products: productsOf(db),
  };
}
