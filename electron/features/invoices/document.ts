import { dayOf } from '../../../db/core/day.ts';
import { canonicalJson } from '../../../db/documents/content.ts';
import { OTHER_BUYER_LEVEL, RED_FIELDS } from '../../../db/invoices/model.ts';
import { type InvoiceFacts, invoiceGates, invoiceSteps } from '../../../db/invoices/steps.ts';
import { salesInvoice } from '../../../db/invoices/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { hashOf } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import type { Who } from '../../records/who.ts';
import { allocatedCar, claimOf } from '../allocations/confirmed.ts';
import { askAbout } from '../approvals/askable.ts';
import { decisionHolds } from '../approvals/decisions.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { bookReceivable, settleDeal } from './receivables.ts';
import { takeInvoiceBack } from './reversing.ts';
import { otherOfVin, type SalesInvoice } from './rows.ts';

/** A later room by whose papers a car of an order is held as well (直运, 借出): the VIN it holds. */
type Holds = (db: Connection, orderVehicleId: string) => string | undefined;
const holders: Holds[] = [];
export const alsoHeldBy = (holds: Holds): void => void holders.push(holds);

/** Whoever must know that an invoice was recorded, or is none any more: in the transaction of the step. */
type Told = (tx: Write, who: Who, invoice: SalesInvoice) => void;
const recorded: Told[] = [];
const ended: Told[] = [];
/** A blue invoice was recorded: 发出商品 writes its reversing line. */
export const onInvoiceRecorded = (told: Told): void => void recorded.push(told);
/** A blue invoice was taken back, by its red one or as void; told with the blue one. */
export const onInvoiceEnded = (told: Told): void => void ended.push(told);

const VIN = 'SELECT vin, registered_on AS registeredOn FROM vehicle WHERE id = ?';
const CAR = `SELECT car.vehicle_fen AS vehicleFen, sales.status AS orderStatus, sales.buyer_name AS buyerName
  FROM order_vehicle car JOIN sales_order sales ON sales.id = car.order_id WHERE car.id = ?`;
const CONTRACT = `SELECT doc_no AS docNo, buyer_name AS buyerName, coalesce(uscc, id_no) AS taxNo FROM contract WHERE id = ?`;
const SUPPLEMENT = `SELECT 1 FROM contract_supplement WHERE contract_id = ? AND status = 'signed' AND deleted_at IS NULL`;

interface CarRow {
  vehicleFen: number | null;
  orderStatus: string;
  buyerName: string | null;
}
interface ContractRow {
  docNo: string | null;
  buyerName: string | null;
  taxNo: string | null;
}

/** What 开票给别人 is bound to: the car, and to whom its invoice goes. */
const buyerHash = ({ orderVehicleId, buyerName, buyerTaxNo }: SalesInvoice): string =>
  hashOf(canonicalJson({ orderVehicleId, buyerName, buyerTaxNo }));

/** The car of an order as it is held: whose VIN, and how sure it is. */
export function heldCar(db: Connection, orderVehicleId: string) {
  const allocated = allocatedCar(db, orderVehicleId);
  const elsewhere = allocated ? undefined : holders.flatMap((holds) => holds(db, orderVehicleId) ?? [])[0];
  // A car that has left is its order's, whatever head office has yet to say of its claim (G8).
  const isGone = allocated?.status === 'consumed' && allocated.claimState !== 'lost';
  return {
    claim: elsewhere !== undefined || isGone ? ('confirmed' as const) : claimOf(db, allocated),
    vehicleId: allocated?.vehicleId ?? null,
    vin: allocated?.vin ?? elsewhere ?? null,
  };
}

function factsOf(tx: Write, row: SalesInvoice): InvoiceFacts {
  const { db } = tx;
  const { claim, vehicleId, vin } = heldCar(db, row.orderVehicleId);
  const car = prepared<CarRow>(db, CAR).get(row.orderVehicleId) as CarRow | undefined;
  const contract = row.contractId
    ? (prepared<ContractRow>(db, CONTRACT).get(row.contractId) as ContractRow | undefined)
    : undefined;
  const card = vehicleId
    ? (prepared<{ vin: string; registeredOn: string | null }>(db, VIN).get(vehicleId) as
        | { vin: string; registeredOn: string | null }
        | undefined)
    : undefined;
  const blue = row.redOfId === null ? undefined : tx.get('sales_invoice', row.redOfId);
  return {
    face: row,
    today: dayOf(tx.at),
    claim,
    heldVin: card?.vin ?? vin,
    registeredOn: card?.registeredOn ?? null,
    otherNo: otherOfVin(db, row),
    orderStatus: car?.orderStatus ?? null,
    contractNo: contract?.docNo ?? null,
    contractBuyer: contract ? contract.buyerName : (car?.buyerName ?? row.customerName),
    contractTaxNo: contract?.taxNo ?? null,
    buyerApproved: decisionHolds(db, {
      kind: 'otherBuyer',
      hash: buyerHash(row),
      requiredLevel: OTHER_BUYER_LEVEL,
      docId: row.id,
    }),
    supplemented: row.contractId !== null && prepared(db, SUPPLEMENT).get(row.contractId) !== undefined,
    vehicleFen: car?.vehicleFen ?? null,
    blue: row.redOfId === null ? null : { status: blue?.status ?? 'draft', docNo: blue?.docNo ?? null },
  };
}

/** Everything that is copied from the platform; the taking back of it is noted afterwards. */
const content = (_tx: Write, row: SalesInvoice) => {
  const { orderId, orderVehicleId, contractId, customerId, redOfId, medium, invoiceCode, invoiceNo, issuedOn } = row;
  const { buyerName, buyerTaxNo, vehicleType, brandModel, origin, originPlace, certNo, importCertNo, inspectionNo } =
    row;
  const { engineNo, vin, grossFen, rateBp, taxFen, netFen, taxAuthority, taxAuthorityCode, taxPaidNo, tonnage, seats } =
    row;
  const { sellerName, sellerPhone, sellerTaxNo, sellerAccount, sellerAddress, sellerBank, issuer, dueOn } = row;
  return {
    ...{ orderId, orderVehicleId, contractId, customerId, redOfId, medium, invoiceCode, invoiceNo, issuedOn },
    ...{ buyerName, buyerTaxNo, vehicleType, brandModel, origin, originPlace, certNo, importCertNo, inspectionNo },
    ...{ engineNo, vin, grossFen, rateBp, taxFen, netFen, taxAuthority, taxAuthorityCode, taxPaidNo, tonnage, seats },
    ...{ sellerName, sellerPhone, sellerTaxNo, sellerAccount, sellerAddress, sellerBank, issuer, dueOn },
    ...{ redReason: row.redReason, confirmationNo: row.confirmationNo, confirmationState: row.confirmationState },
  };
};

/** 销售发票 with its steps: recorded, its receivable is born and settled by what was paid; a red one takes the blue one's back. */
export const invoiceDocument = documenting({
  entity: 'sales_invoice',
  table: salesInvoice,
  type: 'FP',
  steps: invoiceSteps,
  gates: invoiceGates,
  facts: factsOf,
  content,
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
  took(tx, row, to, who) {
    if (to === 'recorded' && row.redOfId === null) {
      bookReceivable(tx, row);
      settleDeal(tx, row);
      for (const told of recorded) told(tx, who, row);
    }
    if (to === 'recorded' && row.redOfId !== null) {
      takeInvoiceBack(tx, row.redOfId, bookReceivable(tx, row));
      invoiceDocument.along(tx, who, row.redOfId, 'redIssued', row.docNo);
      for (const told of ended) told(tx, who, tx.get('sales_invoice', row.redOfId)!);
    }
    if (to === 'voided') {
      takeInvoiceBack(tx, row.id, bookReceivable(tx, { ...row, grossFen: -(row.grossFen ?? 0) }));
      for (const told of ended) told(tx, who, row);
    }
  },
});

/** 开票给别人: another buyer than the contract's (G8), with a 补充协议 beside it. */
askAbout({
  entity: 'sales_invoice',
  kinds: ['otherBuyer'],
  by: ['backOffice', 'finance', 'consultant'],
  read(db, docId) {
    const row = prepared<SalesInvoice>(db, ASKED).get(docId) as SalesInvoice | undefined;
    if (!row) return undefined;
    return {
      hash: buyerHash(row),
      versionNo: 1,
      label: [row.buyerName, row.vin].filter(Boolean).join(' '),
      customerId: row.customerId,
      requiredLevel: OTHER_BUYER_LEVEL,
      askedFen: row.grossFen,
    };
  },
});
const ASKED = `SELECT order_vehicle_id AS orderVehicleId, buyer_name AS buyerName, buyer_tax_no AS buyerTaxNo, vin, customer_id AS customerId,
    gross_fen AS grossFen FROM sales_invoice WHERE id = ? AND deleted_at IS NULL`;

/** Fields of a red invoice that somebody types. */
export const isRedField = (field: string): boolean => (RED_FIELDS as readonly string[]).includes(field);
