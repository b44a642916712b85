import type { ClaimStanding } from '../deliveries/steps.ts';
import type { Gates, Shut } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import {
  CONFIRMED,
  faceRequired,
  INVOICE_RECORDERS,
  type InvoiceState,
  paperCopies,
  type SalesInvoiceFields,
} from './model.ts';

/** Where a 销售发票 may go (DEALS 2.9). The receivable is born with `recorded`; 红冲 comes along when its red invoice is recorded. */
export const invoiceSteps = steps<InvoiceState, Role>()([
  {
    from: ['draft'],
    to: 'recorded',
    by: INVOICE_RECORDERS,
    gates: ['face', 'car', 'once', 'buyer', 'amount', 'red'],
    numbered: true,
    frozen: true,
  },
  { from: ['recorded'], to: 'redIssued', by: [] },
  { from: ['recorded'], to: 'voided', by: INVOICE_RECORDERS, gates: ['voidable'], reason: true },
]);

/** What an invoice's gates are asked with, read in one transaction (G8). */
export interface InvoiceFacts {
  face: Partial<SalesInvoiceFields>;
  today: string;
  /** How the car of the order is held, its VIN, and the day its card says it was registered. */
  claim: ClaimStanding;
  heldVin: string | null;
  registeredOn: string | null;
  /** Another blue invoice of the VIN that stands: its number. */
  otherNo: string | null;
  orderStatus: string | null;
  contractNo: string | null;
  contractBuyer: string | null;
  contractTaxNo: string | null;
  /** Another buyer was approved, and the 补充协议 about it is signed. */
  buyerApproved: boolean;
  supplemented: boolean;
  vehicleFen: number | null;
  /** 蓝字发票 of a red one: its state and number; null: it is blue itself. */
  blue: { status: InvoiceState; docNo: string | null } | null;
}

const same = (a: string | null | undefined, b: string | null | undefined) => (a ?? '').trim() === (b ?? '').trim();
const copiesShut = ({ copiesBack, copiesNote }: Partial<SalesInvoiceFields>): Shut[] => {
  const out = paperCopies.filter((copy) => !copiesBack?.includes(copy));
  return out.length === 0 || copiesNote ? [] : [{ code: 'invoice.copiesOut', params: { count: out.length } }];
};

/** Gates of a blue invoice are those of G8; of a red one that it mirrors a blue one that stands, and that the platform confirmed it. */
export const invoiceGates: Gates<InvoiceFacts> = {
  face: ({ face, blue }) => {
    const blank = faceRequired(face).filter((field) => face[field] == null || face[field] === '');
    return [
      ...blank.map((field) => ({ code: 'invoice.blank', params: { field } })),
      ...(blue !== null || face.vinIssuable ? [] : [{ code: 'invoice.vinUnchecked' }]),
    ];
  },
  car: ({ face, claim, heldVin, registeredOn, blue }): Shut[] => {
    if (blue !== null) return [];
    if (claim !== 'confirmed') return [{ code: `invoice.car.${claim}` }];
    return [
      ...(same(face.vin, heldVin) ? [] : [{ code: 'invoice.otherVin', params: { vin: heldVin } }]),
      ...(registeredOn === null ? [] : [{ code: 'invoice.registered', params: { on: registeredOn } }]),
    ];
  },
  once: ({ otherNo, blue }) =>
    blue !== null || otherNo === null ? [] : [{ code: 'invoice.twice', params: { docNo: otherNo } }],
  buyer: ({ face, contractNo, contractBuyer, contractTaxNo, buyerApproved, supplemented, blue }) => {
    const isContracts = same(face.buyerName, contractBuyer) && (!contractTaxNo || same(face.buyerTaxNo, contractTaxNo));
    if (blue !== null || isContracts) return [];
    const params = { docNo: contractNo ?? '', name: contractBuyer ?? '' };
    return [
      ...(buyerApproved ? [] : [{ code: 'invoice.otherBuyer', params }]),
      ...(supplemented ? [] : [{ code: 'invoice.noSupplement', params }]),
    ];
  },
  amount: ({ face, vehicleFen, blue }) => [
    ...(blue !== null || face.grossFen === vehicleFen
      ? []
      : [{ code: 'invoice.amount', params: { fen: vehicleFen ?? 0, of: face.grossFen ?? 0 } }]),
    ...((face.netFen ?? 0) + (face.taxFen ?? 0) === (face.grossFen ?? 0)
      ? []
      : [{ code: 'invoice.vat', params: { fen: (face.netFen ?? 0) + (face.taxFen ?? 0), of: face.grossFen ?? 0 } }]),
  ],
  red: ({ face, blue }) => {
    if (blue === null) return [];
    const confirmed = face.confirmationNo && CONFIRMED.includes(face.confirmationState ?? '');
    return [
      ...(blue.status === 'recorded' ? [] : [{ code: 'invoice.blueGone', params: { docNo: blue.docNo } }]),
      ...(face.redReason ? [] : [{ code: 'invoice.blank', params: { field: 'redReason' } }]),
      ...(face.medium === 'paper' ? copiesShut(face) : confirmed ? [] : [{ code: 'invoice.unconfirmed' }]),
    ];
  },
  voidable: ({ face, today, blue }) => [
    ...(blue === null ? [] : [{ code: 'invoice.voidRed' }]),
    ...(face.medium === 'paper' ? [] : [{ code: 'invoice.voidDigital' }]),
    ...(face.issuedOn?.slice(0, 7) === today.slice(0, 7) ? [] : [{ code: 'invoice.voidLate' }]),
    ...paperCopies
      .filter((copy) => !face.copiesBack?.includes(copy))
      .slice(0, 1)
      .map(() => ({ code: 'invoice.voidCopies' })),
  ],
};
