import { CLAIM_FIELDS, claimsFor, invoiceKey } from '../../../db/documents/claim.ts';
import { receivable, salesInvoice, settlement } from '../../../db/invoices/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

type Row = typeof salesInvoice.$inferSelect;
/** One car, one invoice: what a blue one that stands holds. */
const keyOf = (row: Row | null): string | null =>
  row === null || row.redOfId !== null || row.vin === null || row.status !== 'recorded' || row.deletedAt !== null
    ? null
    : invoiceKey(row.vin);

/** Names its buyer: it travels only as the customer may. Recorded it is a fact; a second one of the VIN is asked about, not refused. */
export const salesInvoiceSync: SyncedEntity<typeof salesInvoice> = {
  name: 'sales_invoice',
  table: salesInvoice,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  headOffice: CLAIM_FIELDS,
  claims: (row, before) => claimsFor(keyOf(row), keyOf(before)),
  label: (row) => row.docNo ?? row.customerName ?? '',
};

export const receivableSync: SyncedEntity<typeof receivable> = {
  name: 'receivable',
  table: receivable,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo,
};

export const settlementSync: SyncedEntity<typeof settlement> = {
  name: 'settlement',
  table: settlement,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.settledOn,
};
