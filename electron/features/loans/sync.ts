import { CLAIM_FIELDS, vinKey } from '../../../db/documents/claim.ts';
import type { loan, stockOutRequest } from '../../../db/loans/table.ts';
import * as tables from '../../../db/loans/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

type Request = typeof stockOutRequest.$inferSelect;
type Loan = typeof loan.$inferSelect;
const mayLeave: SyncedEntity<typeof loan>['mayLeave'] = (row, _patch, db) =>
  row.customerId === null || hasAgreed(db, row.customerId);

const waits = (row: Request | null): boolean => row !== null && row.status === 'submitted' && row.deletedAt === null;

/** Submitted it claims the car; the loan takes the claim over, so only one that is given up sets it free. */
export const stockOutRequestSync: SyncedEntity<typeof stockOutRequest> = {
  name: 'stock_out_request',
  table: tables.stockOutRequest,
  mayLeave: mayLeave as never,
  headOffice: CLAIM_FIELDS,
  claims(row, before) {
    const key = vinKey(row.vin);
    if (waits(row)) return waits(before) ? [] : [{ key, action: 'take' }];
    return waits(before) && row.status !== 'taken' ? [{ key, action: 'release' }] : [];
  },
  label: (row) => [row.docNo, row.vin].filter(Boolean).join(' '),
};

const holds = (row: Loan | null): boolean =>
  row !== null && (row.status === 'draft' || row.status === 'lent') && row.deletedAt === null;

/**
 * Takes over from its 出库申请单 and hands on to the 配车 of its order: the VIN is never free in between. Back in the house it is free,
 * whichever of the two has it.
 */
export const loanSync: SyncedEntity<typeof loan> = {
  name: 'loan',
  table: tables.loan,
  mayLeave,
  headOffice: CLAIM_FIELDS,
  claims(row, before) {
    const key = vinKey(row.vin);
    if (holds(row))
      return holds(before) || row.allocationId !== null ? [] : [{ key, action: 'handOver', expect: row.requestId }];
    if (!holds(before) || row.status === 'converted') return [];
    return [
      { key, action: 'release' },
      ...(row.allocationId === null ? [] : [{ key, action: 'release' as const, expect: row.allocationId }]),
    ];
  },
  label: (row) => [row.docNo, row.vin].filter(Boolean).join(' '),
};
