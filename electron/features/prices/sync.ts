import { priceListLine } from '../../../db/prices/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import {
  authorityRules,
  customerClasses,
  priceItemsRecord,
  priceLists,
  priceMatches,
  pricePolicies,
  productClasses,
  taxRules,
} from './masters.ts';

export const customerClassSync = customerClasses.sync;
export const productClassSync = productClasses.sync;
export const priceItemSync = priceItemsRecord.sync;
export const priceListSync = priceLists.sync;
export const pricePolicySync = pricePolicies.sync;
export const priceMatchSync = priceMatches.sync;
export const authorityRuleSync = authorityRules.sync;
export const taxRuleSync = taxRules.sync;

/** The label says no amount: who may not be told a floor reads the list of what was sent all the same. */
export const priceListLineSync: SyncedEntity<typeof priceListLine> = {
  name: 'price_list_line',
  table: priceListLine,
  mayLeave: () => true,
  label: (row) => [row.adjustmentNo, row.validFrom].filter(Boolean).join(' '),
};
