import type { InvoiceState } from '../../../db/invoices/model.ts';
import {
  faceVat,
  INVOICE_FREE,
  invoiceProblems,
  type SalesInvoiceFields,
  salesInvoiceFields,
} from '../../../db/invoices/model.ts';
import { maybeRuleOn } from '../../../db/money/tax-rule.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { orderOf } from '../orders/rows.ts';
import { taxRows } from '../prices/rows.ts';
import { readSettings } from '../settings/service.ts';
import { heldCar, invoiceDocument, isRedField } from './document.ts';
import { draftOf, invoiceSight, liveInvoiceOf, redOf } from './rows.ts';

/** Orders whose cars may be invoiced: their prices, contract and money were looked at. */
const INVOICED: readonly string[] = ['open', 'closed'];

/** VAT of goods by the rule of a day. */
const goodsBp = (db: Connection, on: string): number | null => maybeRuleOn(taxRows(db), 'vat', on)?.goodsBp ?? null;

/** A draft is typed as the platform shows it; of a red one only what is its own, and what comes back is noted at any time. */
export const invoiceSaving = saving({
  entity: 'sales_invoice',
  fields: salesInvoiceFields,
  sight: invoiceSight,
  problems: invoiceProblems,
  check(tx, values, row) {
    if (row && Object.keys(values).some((field) => !INVOICE_FREE.includes(field)))
      invoiceDocument.requireOpen(tx, row.id);
    if (row?.redOfId) {
      const field = Object.keys(values).find((name) => !isRedField(name));
      if (field !== undefined) throw new Refusal('invoice.redMirrors', { field });
      return undefined;
    }
    const face = { ...row, ...values } as Partial<SalesInvoiceFields>;
    const rateBp =
      row && 'issuedOn' in values && values.issuedOn && !('rateBp' in values)
        ? (goodsBp(tx.db, values.issuedOn) ?? face.rateBp)
        : face.rateBp;
    const again = 'grossFen' in values || rateBp !== row?.rateBp;
    const typed = 'netFen' in values || 'taxFen' in values;
    return { rateBp, ...(again && !typed && faceVat({ ...face, rateBp })) } as object;
  },
});

const CONTRACT = `SELECT buyer_name AS buyerName, coalesce(uscc, id_no) AS taxNo FROM contract WHERE id = ?`;
const DUE = 'SELECT max(due_on) FROM contract_due WHERE contract_id = ? AND deleted_at IS NULL';
const LAST = `SELECT vehicle_type AS vehicleType, origin_place AS originPlace FROM sales_invoice
  WHERE brand_model = ? AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 1`;
const CARD = `SELECT brand_model AS brandModel, brand, model, origin, engine_no AS engineNo, vin, conformity_cert_no AS certNo,
    import_cert_no AS importCertNo, inspection_no AS inspectionNo, seats FROM vehicle WHERE id = ?`;
interface Card {
  brandModel: string | null;
  brand: string | null;
  model: string | null;
  origin: 'domestic' | 'imported';
  engineNo: string | null;
  vin: string;
  certNo: string | null;
  importCertNo: string | null;
  inspectionNo: string | null;
  seats: number | null;
}

/** What contract, car card and settings know of the face. */
function prefilled(tx: Write, orderVehicleId: string, today: string) {
  const { db } = tx;
  const car = requireRecord(tx, 'order_vehicle', orderVehicleId);
  const order = orderOf(db, car.orderId);
  if (!order || !INVOICED.includes(order.status))
    throw new Refusal('invoice.orderNotOpen', { params: { docNo: order?.docNo ?? '' } });
  const contract = order.contractId
    ? (prepared(db, CONTRACT).get(order.contractId) as { buyerName: string | null; taxNo: string | null } | undefined)
    : undefined;
  const { vehicleId } = heldCar(db, orderVehicleId);
  const card = vehicleId ? (prepared<Card>(db, CARD).get(vehicleId) as Card | undefined) : undefined;
  const brandModel = card?.brandModel || [card?.brand, card?.model].filter(Boolean).join(' ') || null;
  const last = brandModel
    ? (prepared(db, LAST).get(brandModel) as { vehicleType: string | null; originPlace: string | null } | undefined)
    : undefined;
  const { seller } = readSettings(tx);
  const rateBp = goodsBp(db, today) ?? car.rateBp;
  const due = order.contractId ? (prepared(db, DUE).pluck().get(order.contractId) as string | null) : null;
  const { brand: _b, model: _m, ...ofCard } = card ?? ({} as Partial<Card>);
  return {
    ...{ orderId: order.id, orderVehicleId, contractId: order.contractId, customerId: order.customerId },
    ...{ customerName: order.customerName, vehicleId },
    buyerName: contract?.buyerName ?? order.buyerName ?? order.customerName,
    buyerTaxNo: contract?.taxNo ?? null,
    ...ofCard,
    ...{ brandModel, vehicleType: last?.vehicleType ?? null, originPlace: last?.originPlace ?? null },
    ...{ grossFen: car.vehicleFen, rateBp, ...faceVat({ grossFen: car.vehicleFen, rateBp }) },
    ...{ sellerName: seller.name || null, sellerPhone: seller.phone || null, sellerTaxNo: seller.taxNo || null },
    ...{
      sellerAccount: seller.account || null,
      sellerAddress: seller.address || null,
      sellerBank: seller.bank || null,
    },
    ...{ taxAuthority: seller.taxAuthority || null, taxAuthorityCode: seller.taxAuthorityCode || null },
    issuer: seller.issuer || null,
    dueOn: due,
  };
}

/**
 * 开票: the draft of a car of an order, one and the same for whoever asks.
 * @throws Refusal `invoice.orderNotOpen`, `invoice.twice`
 */
export const startInvoice = (store: Store, who: Who, orderVehicleId: string): { id: string } =>
  store.write(who, (tx) => startInvoiceWithin(tx, orderVehicleId, todayOf(store)));

/** The same inside a running write. */
export function startInvoiceWithin(tx: Write, orderVehicleId: string, today: string): { id: string } {
  const draft = draftOf(tx.db, orderVehicleId);
  if (draft) return { id: draft.id };
  const live = liveInvoiceOf(tx.db, orderVehicleId);
  if (live) throw new Refusal('invoice.twice', { params: { docNo: live.docNo } });
  const known = prefilled(tx, orderVehicleId, today);
  const id = newId();
  tx.insert('sales_invoice', { ...known, id, status: 'draft', versionNo: 1, medium: 'digital' });
  return { id };
}

/** @throws Refusal `document.frozen`, `record.stale` */
export function dropInvoice(store: Store, who: Who, at: Target): void {
  store.write(who, (tx) => {
    invoiceDocument.requireOpen(tx, at.id);
    invoiceSaving.current(tx, at);
    tx.remove('sales_invoice', at.id, { rev: at.rev });
  });
}

/** @throws Refusal of `documenting` */
export function goInvoice(
  store: Store,
  who: Who,
  { to, reason, ...at }: Target & { seen: string; to: InvoiceState; reason?: string | null | undefined },
): void {
  store.write(who, (tx) => void invoiceDocument.go(tx, store, who, at, to, reason ?? null));
}

export const invoiceHistory = historying(invoiceSight, {
  customerId: 'SELECT name FROM customer WHERE id = ?',
  orderId: 'SELECT doc_no FROM sales_order WHERE id = ?',
  contractId: 'SELECT doc_no FROM contract WHERE id = ?',
});
export { redOf };
