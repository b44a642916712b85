import { priceAdjustment, priceAdjustmentLine } from '../../../db/adjustments/table.ts';
import { CLAIM_FIELDS } from '../../../db/documents/claim.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { adjustmentClaims } from './claims.ts';

/** The showroom's own business; no customer stands in it. */
export const adjustmentSync: SyncedEntity<typeof priceAdjustment> = {
  name: 'price_adjustment',
  table: priceAdjustment,
  mayLeave: () => true,
  headOffice: CLAIM_FIELDS,
  claims: adjustmentClaims,
  label: (row) => row.docNo ?? row.reason ?? '',
};

/** Without an amount: the list of what was sent is read by others too. */
export const adjustmentLineSync: SyncedEntity<typeof priceAdjustmentLine> = {
  name: 'price_adjustment_line',
  table: priceAdjustmentLine,
  mayLeave: () => true,
  label: (row) => `${row.lineNo} ${row.validFrom}`,
};
