import { CLAIM_FIELDS, type ClaimRequest, claimsFor, receiveKey, vinKey } from '../../../db/documents/claim.ts';
import type { transferIn, transferOrder, transferOut, transferSettlement } from '../../../db/transfers/table.ts';
import * as tables from '../../../db/transfers/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { sideHere } from './rows.ts';

type Order = typeof transferOrder.$inferSelect;
type In = typeof transferIn.$inferSelect;

const HOLDING: readonly Order['status'][] = ['approved', 'out', 'received', 'sentBack'];
const keyOf = (row: Order): string | null =>
  row.vin !== null && HOLDING.includes(row.status) && row.deletedAt === null ? vinKey(row.vin) : null;

/**
 * The giving store's approval claims the car for the transfer; a refusal, and the car come back, give it up. Received it is handed on by the
 * asking store's papers. Said anew after that it takes nothing back.
 */
export const transferOrderSync: SyncedEntity<typeof transferOrder> = {
  name: 'transfer_order',
  table: tables.transferOrder,
  mayLeave: () => true,
  headOffice: CLAIM_FIELDS,
  claims(row, before, db) {
    if (sideHere(db, row) !== 'giver') return [];
    if (before === null && row.status === 'received') return [];
    return claimsFor(keyOf(row), before && keyOf(before));
  },
  label: (row) => [row.docNo, row.vin ?? row.wanted].filter(Boolean).join(' '),
};

export const transferOutSync: SyncedEntity<typeof transferOut> = {
  name: 'transfer_out',
  table: tables.transferOut,
  mayLeave: () => true,
  label: (row) => [row.docNo, row.vin].filter(Boolean).join(' '),
};

/** One receipt for each 调拨出库单. Signed it frees the VIN, unless a 配车 of the same moment takes it over. */
export const transferInSync: SyncedEntity<typeof transferIn> = {
  name: 'transfer_in',
  table: tables.transferIn,
  mayLeave: () => true,
  headOffice: CLAIM_FIELDS,
  claims(row: In, before, db): ClaimRequest[] {
    if (sideHere(db, row) !== 'asker') return [];
    const key = receiveKey(row.outId);
    if (row.deletedAt !== null) return [{ key, action: 'release' }];
    if (before === null) return [{ key, action: 'take' }];
    if (row.status !== 'signed' || before.status === 'signed') return [];
    const free: ClaimRequest[] =
      row.allocationId === null ? [{ key: vinKey(row.vin), action: 'release', expect: row.transferId }] : [];
    return [{ key, action: 'take' }, ...free];
  },
  label: (row) => [row.docNo, row.vin].filter(Boolean).join(' '),
};

export const transferSettlementSync: SyncedEntity<typeof transferSettlement> = {
  name: 'transfer_settlement',
  table: tables.transferSettlement,
  mayLeave: () => true,
  label: (row) => [row.docNo, row.vin].filter(Boolean).join(' '),
};
