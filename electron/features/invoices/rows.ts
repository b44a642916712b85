import { maskIdNumber } from '../../../db/customers/id-number.ts';
import type { RowOf } from '../../../db/entities.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { seeing } from '../../records/seeing.ts';

export type SalesInvoice = RowOf<'sales_invoice'>;
export type Receivable = RowOf<'receivable'>;
export type Settlement = RowOf<'settlement'>;

const RESIDENT = /^\d{17}[\dX]$/;
/** A person's ID number is starred on the screen; the sheet to type from carries it. 统一社会信用代码 is public. */
export const invoiceSight = seeing({
  entity: 'sales_invoice',
  hides: { lastEventId: () => false, contentHash: () => false },
  masks: { buyerTaxNo: { open: (_who, row) => !RESIDENT.test(row.buyerTaxNo ?? ''), star: maskIdNumber } },
});

/** An invoice as other rooms ask about it. */
export interface LiveInvoice {
  id: string;
  docNo: string | null;
  invoiceNo: string | null;
  issuedOn: string | null;
  status: SalesInvoice['status'];
  grossFen: number | null;
}
const AS_ASKED = 'id, doc_no AS docNo, invoice_no AS invoiceNo, issued_on AS issuedOn, status, gross_fen AS grossFen';

export const LIVE_OF_CAR = `SELECT ${AS_ASKED} FROM sales_invoice
  WHERE order_vehicle_id = ? AND red_of_id IS NULL AND status = 'recorded' AND deleted_at IS NULL ORDER BY created_at LIMIT 1`;
/** The blue invoice of a car of an order that is recorded and stands. */
export const liveInvoiceOf = (db: Connection, orderVehicleId: string): LiveInvoice | undefined =>
  prepared<LiveInvoice>(db, LIVE_OF_CAR).get(orderVehicleId) as LiveInvoice | undefined;

export const DRAFT_OF_CAR = `SELECT ${AS_ASKED} FROM sales_invoice
  WHERE order_vehicle_id = ? AND red_of_id IS NULL AND status = 'draft' AND deleted_at IS NULL ORDER BY created_at LIMIT 1`;
export const draftOf = (db: Connection, orderVehicleId: string): LiveInvoice | undefined =>
  prepared<LiveInvoice>(db, DRAFT_OF_CAR).get(orderVehicleId) as LiveInvoice | undefined;

export const LIVE_OF_VIN = `SELECT coalesce(doc_no, invoice_no) FROM sales_invoice
  WHERE vin = @vin AND id <> @id AND red_of_id IS NULL AND status = 'recorded' AND deleted_at IS NULL LIMIT 1`;
/** Number of another blue invoice of a VIN that stands; null: there is none. */
export const otherOfVin = (db: Connection, { vin, id }: Pick<SalesInvoice, 'vin' | 'id'>): string | null =>
  vin === null ? null : ((prepared(db, LIVE_OF_VIN).pluck().get({ vin, id }) as string | undefined) ?? null);

export const RED_OF = `SELECT ${AS_ASKED} FROM sales_invoice WHERE red_of_id = ? AND deleted_at IS NULL ORDER BY created_at LIMIT 1`;
/** The red invoice of a blue one, a draft too. */
export const redOf = (db: Connection, blueId: string): LiveInvoice | undefined =>
  prepared<LiveInvoice>(db, RED_OF).get(blueId) as LiveInvoice | undefined;
