import { approvalKinds } from '../../../db/approvals/model.ts';
import { CONTRACT_DRAFTERS } from '../../../db/contracts/model.ts';
import { canonicalJson } from '../../../db/documents/content.ts';
import type { Shut } from '../../../db/documents/gate.ts';
import { depositsOf } from '../../../db/receipts/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { Write } from '../../kernel/write.ts';
import { askAbout } from '../approvals/askable.ts';
import { decisionGate, decisionHolds } from '../approvals/decisions.ts';
import { dealOfQuote } from '../quotes/deal.ts';
import { receivedFor } from '../receipts/rows.ts';
import { readEnrolment } from '../sync/enrolment/enrolled.ts';
import { quotedContract } from './from-quote.ts';
import type { Contract, ContractLine } from './rows.ts';

/** 额度级别 from which a contract may hold without its deposit (PU). */
const WAIVER_LEVEL = 1;

type Priced = { readonly [F in 'kind' | 'mode' | 'qty' | 'amountFen']?: ContractLine[F] | null | undefined };
const priced = ({ kind, mode, qty, amountFen }: Priced) => canonicalJson({ kind, mode, qty, amountFen });

/** What of the deal is no longer as it was agreed on the quote: a decision about that does not reach it. */
function differing(db: Connection, row: Contract, lines: readonly ContractLine[]): string[] {
  const { head, lines: quoted } = quotedContract(db, row.quoteId!);
  const same = (...fields: (keyof typeof head & keyof Contract)[]) =>
    fields.every((field) => (head[field] ?? null) === (row[field] ?? null));
  const sorted = (of: readonly Priced[]) => of.map(priced).sort().join();
  return [
    ...(same('productId', 'exteriorColor', 'interiorColor') ? [] : ['car']),
    ...(same('vehicleFen') ? [] : ['price']),
    ...(sorted(quoted) === sorted(lines) ? [] : ['lines']),
    ...(same('paymentMode', 'loanPrincipalFen', 'tradeInFen') ? [] : ['payment']),
  ];
}

/**
 * G1 and G2 of the quote a contract comes from: what keeps the paper from being printed. One that is typed by itself has no prices to be
 * judged by; its order is judged instead.
 */
export function quoteShut(tx: Write, row: Contract, lines: readonly ContractLine[]): readonly Shut[] {
  if (row.quoteId === null) return [];
  const deal = dealOfQuote(tx.db, row.quoteId);
  const others = differing(tx.db, row, lines).map((what) => ({ code: 'contract.notAsQuoted', params: { what } }));
  if (deal.standing === undefined) return [...others, { code: 'contract.unpriced' }];
  const { requiredLevel } = deal.standing;
  const ask = { kind: 'priceConcession', hash: deal.hash, requiredLevel, docId: row.quoteId } as const;
  return [...others, ...decisionGate(tx.db, ask)];
}

/** A decision says that it holds without the deposit (depositWaiver), bound to what was signed. */
export const depositWaived = (tx: Write, row: Contract): boolean =>
  row.contentHash !== null &&
  decisionHolds(tx.db, { kind: 'depositWaiver', hash: row.contentHash, requiredLevel: WAIVER_LEVEL, docId: row.id });

const HELD = `SELECT held.claim_state FROM sales_order sales JOIN order_vehicle car ON car.order_id = sales.id AND car.deleted_at IS NULL
  JOIN allocation held ON held.order_vehicle_id = car.id AND held.status <> 'released' AND held.deleted_at IS NULL
  WHERE sales.contract_id = ? AND sales.deleted_at IS NULL AND held.vin = ? AND held.claim_state IS NOT 'lost' ORDER BY held.claim_state = 'confirmed' DESC`;
/**
 * This very car is confirmed for the contract's order: its number may stand on paper (DEALS 6.3). Without a head office what this PC
 * allocates is confirmed.
 */
export function isCarHeld(tx: Write, { id, vin }: Contract): boolean {
  const claim = tx.db.prepare(HELD).pluck().get(id, vin) as string | null | undefined;
  return claim === 'confirmed' || (claim !== undefined && !readEnrolment(tx.db));
}

const ASKED = `SELECT content_hash AS hash, version_no AS versionNo, doc_no AS docNo, customer_id AS customerId, deposit_fen AS depositFen
  FROM contract WHERE id = ? AND content_hash IS NOT NULL AND deleted_at IS NULL`;
interface AskedRow {
  hash: string;
  versionNo: number;
  docNo: string;
  customerId: string;
  depositFen: number | null;
}

askAbout({
  entity: 'contract',
  kinds: approvalKinds.filter((kind) => kind === 'depositWaiver'),
  by: CONTRACT_DRAFTERS,
  read(db, docId) {
    const row = db.prepare(ASKED).get(docId) as AskedRow | undefined;
    if (row === undefined) return undefined;
    const { docNo: label, depositFen, ...rest } = row;
    const missing = (depositFen ?? 0) - depositsOf(receivedFor(db, { contractId: docId }));
    return { ...rest, label, requiredLevel: WAIVER_LEVEL, askedFen: Math.max(0, missing) };
  },
});
