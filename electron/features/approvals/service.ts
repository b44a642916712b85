import { APPROVAL_INSIDERS, type ApprovalKind, type ApprovalState } from '../../../db/approvals/model.ts';
import { type ApprovalFacts, approvalGates, approvalSteps } from '../../../db/approvals/steps.ts';
import { approvalRequest } from '../../../db/approvals/table.ts';
import type { RowOf } from '../../../db/entities.ts';
import type { EntityName } from '../../../db/records.ts';
import type { Concession } from '../../../db/sheets/concession.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { opening } from '../../records/opening.ts';
import { seeing } from '../../records/seeing.ts';
import type { Target, Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { type Asked, askableOf } from './askable.ts';
import { decisionsOf, missingDecision } from './decisions.ts';

export type Request = RowOf<'approval_request'>;
const isInsider = (who: Who) => APPROVAL_INSIDERS.includes(who.role);

/** Which level a price asks for says where its floor is: not for those who only ask. */
export const approvalSight = seeing({
  entity: 'approval_request',
  hides: { requiredLevel: isInsider, lastEventId: () => false, contentHash: () => false, dealHash: () => false },
});

/** What is asked about, as it is now. */
export const askedNow = (db: Connection, { docEntity, docId, kind }: Pick<Request, 'docEntity' | 'docId' | 'kind'>) =>
  askableOf(docEntity, kind)?.read(db, docId, kind);

/** 失效: the deal changed since, or is gone. Of what was refused nothing becomes void. */
export const isVoid = (row: Pick<Request, 'status' | 'dealHash'>, now: Asked | undefined): boolean =>
  row.status !== 'rejected' && now?.hash !== row.dealHash;

const SAME = `SELECT doc_no FROM approval_request WHERE deal_hash = ? AND kind = ? AND status = ? AND id <> ? AND deleted_at IS NULL`;

/** Number of a request for the same that waits, or whose decision holds already. */
function already(db: Connection, { id, dealHash: hash, kind, requiredLevel }: Request): string | null {
  const same = (status: ApprovalState) => prepared(db, SAME).pluck().get(hash, kind, status, id) as string | undefined;
  return same('pending') ?? (missingDecision(db, { kind, hash, requiredLevel }) ? null : (same('approved') ?? null));
}

/** 额度审批 with its steps. */
export const approvalDocument = documenting({
  entity: 'approval_request',
  table: approvalRequest,
  type: 'ED',
  steps: approvalSteps,
  gates: approvalGates,
  facts(tx, row, who): ApprovalFacts {
    const now = askedNow(tx.db, row);
    return {
      hash: row.dealHash,
      hashNow: now?.hash ?? null,
      requiredLevel: now?.requiredLevel ?? row.requiredLevel,
      askerId: row.createdBy,
      deciderId: who.id,
      level: levelOfStaff(tx.db, who.id),
      already: row.status === 'draft' ? already(tx.db, row) : null,
    };
  },
  content: (_tx, { kind, docEntity, docId, docVersionNo, dealHash, askedFen, requiredLevel, reason }) => ({
    ...{ kind, docEntity, docId, docVersionNo, dealHash, askedFen, requiredLevel, reason },
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
});

export interface AskInput {
  kind: ApprovalKind;
  entity: EntityName;
  docId: string;
  reason: string;
}

/**
 * 申请额度: numbered and waiting at once, bound to the content the document has in this transaction.
 * @throws InvalidInput; Refusal `record.missing`, `approval.notYours`, `document.gates` with `approval.notNeeded`, `approval.already`
 */
export const askApproval = (store: Store, who: Who, input: AskInput): { id: string; docNo: string } =>
  store.write(who, (tx) => askWithin(tx, store, who, input));

/** The same inside a running write: of a document that asks by itself. */
export function askWithin(
  tx: Write,
  store: Store,
  who: Who,
  { kind, entity, docId, reason }: AskInput,
): { id: string; docNo: string } {
  const why = reason.trim();
  if (!why) throw new InvalidInput([{ path: 'reason', code: 'field.required' }]);
  const askable = askableOf(entity, kind);
  const asked = askable?.read(tx.db, docId, kind);
  if (!askable || !asked) throw new Refusal('record.missing', { params: { entity } });
  if (!askable.by.includes(who.role)) throw new Refusal('approval.notYours');
  const row = tx.insert('approval_request', {
    id: newId(),
    status: 'draft',
    versionNo: 1,
    kind,
    docEntity: entity,
    docId,
    docVersionNo: asked.versionNo,
    docLabel: asked.label,
    dealHash: asked.hash,
    customerId: asked.customerId,
    askedFen: asked.askedFen,
    requiredLevel: asked.requiredLevel,
    reason: why,
  });
  const target = { id: row.id, rev: row.rev, seen: approvalDocument.sealOf(tx, row) };
  const { docNo } = approvalDocument.go(tx, store, who, target, 'pending');
  return { id: row.id, docNo: docNo ?? '' };
}

/**
 * 批准, 驳回: the step of the request and the decision, bound to the same content, in one write.
 * @throws Refusal of `documenting`
 */
export function decideApproval(
  store: Store,
  who: Who,
  { to, reason, ...target }: Target & { seen: string; to: ApprovalState; reason?: string | null | undefined },
): void {
  store.write(who, (tx) => {
    const row = approvalDocument.go(tx, store, who, target, to, reason ?? null);
    tx.insert('approval_decision', {
      id: newId(),
      requestId: row.id,
      verdict: to === 'approved' ? 'approve' : 'reject',
      level: levelOfStaff(tx.db, who.id),
      note: reason?.trim() || null,
      hash: row.dealHash,
    });
    askableOf(row.docEntity, row.kind)?.decided?.(tx, who, row.docId, to, reason?.trim() || null);
  });
}

/** A car of the deal as far as somebody may see it: to others than insiders never its floor, nor the level that says where it is. */
function carFor(who: Who, { floorFen, level, offList: _offList, ...car }: Concession & { title: string }) {
  return isInsider(who) ? { ...car, floorFen, level } : car;
}

const CUSTOMER = 'SELECT name FROM customer WHERE id = ?';
const ASKER = 'SELECT name FROM staff WHERE id = ?';

/** A request with the deal as it is now. @throws Refusal `record.missing`, of somebody else's for those who only ask too */
export const openApproval = opening({
  sight: approvalSight,
  more(tx, row, who) {
    if (!isInsider(who) && row.createdBy !== who.id)
      throw new Refusal('record.missing', { params: { entity: 'approval_request' } });
    const now = askedNow(tx.db, row);
    const nameOf = (sql: string, id: string | null) =>
      (prepared(tx.db, sql).pluck().get(id) as string | undefined) ?? null;
    return {
      isVoid: isVoid(row, now),
      customerName: nameOf(CUSTOMER, row.customerId),
      askerName: nameOf(ASKER, row.createdBy),
      /** Another level is asked for now: prices of that day became known since. */
      levelNow: isInsider(who) && now && now.requiredLevel !== row.requiredLevel ? now.requiredLevel : null,
      cars: (now?.cars ?? []).map((car) => carFor(who, car)),
      lines: now?.lines ?? [],
      decisions: decisionsOf(tx.db, row.id).map(({ hash: _hash, level, ...decision }) =>
        isInsider(who) ? { ...decision, level } : decision,
      ),
      document: approvalDocument.standing(tx, row, who),
    };
  },
});

export interface WaitingApproval {
  id: string;
  label: string;
  askerName: string | null;
  reason: string;
  askedAt: number;
}

const WAITING = `SELECT r.id, r.status, r.kind, r.reason, r.doc_entity AS docEntity, r.doc_id AS docId, r.deal_hash AS dealHash, r.doc_label AS docLabel,
    r.required_level AS requiredLevel, r.created_by AS createdBy, r.created_at AS askedAt,
    (SELECT name FROM staff WHERE staff.id = r.created_by) AS askerName,
    (SELECT name FROM customer WHERE customer.id = r.customer_id) AS customerName
  FROM approval_request r INDEXED BY approval_request_status WHERE r.status = 'pending' AND r.deleted_at IS NULL
  ORDER BY r.updated_at LIMIT 500`;

/** What waits for this person: of their level, asked by somebody else, and still about the deal as it is. */
export function waitingFor({ db }: Pick<Store, 'db'>, who: Who): WaitingApproval[] {
  const level = levelOfStaff(db, who.id);
  const rows = prepared<Request & WaitingApproval & { customerName: string | null }>(db, WAITING).all() as (Request &
    WaitingApproval & { customerName: string | null })[];
  return rows
    .filter((row) => row.requiredLevel <= level && (row.createdBy !== who.id || level >= 2))
    .filter((row) => !isVoid(row, askedNow(db, row)))
    .map(({ id, customerName, docLabel, askerName, reason, askedAt }) => ({
      ...{ id, askerName, reason, askedAt },
      label: [customerName, docLabel].filter(Boolean).join(' '),
    }));
}
