import type { ApprovalDecisionFields, ApprovalKind, ApprovalState } from '../../../db/approvals/model.ts';
import { type AskedBefore, gapOfAll, standingDecision } from '../../../db/approvals/steps.ts';
import type { Decision } from '../../../db/documents/deal.ts';
import type { Shut } from '../../../db/documents/gate.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';

/** A decision as it is shown. */
export interface DecisionRow extends Decision {
  id: string;
  verdict: ApprovalDecisionFields['verdict'];
  note: string | null;
  at: number;
  /** 无效果: another decision was first at head office. */
  idle: boolean;
  deciderName: string | null;
}

const DECISIONS = `SELECT d.id, d.verdict, d.level, d.note, d.hash, d.created_by AS deciderId, d.created_at AS at, d.claim_state = 'lost' AS idle, staff.name AS deciderName
  FROM approval_decision d LEFT JOIN staff ON staff.id = d.created_by
  WHERE d.request_id = ? AND d.deleted_at IS NULL ORDER BY d.created_at, d.id`;

/** What was decided on a request, the first first. */
export const decisionsOf = (db: Connection, requestId: string): DecisionRow[] =>
  (prepared(db, DECISIONS).all(requestId) as (Omit<DecisionRow, 'idle'> & { idle: 0 | 1 | null })[]).map((row) => ({
    ...row,
    idle: row.idle === 1,
  }));

const REQUESTS = `SELECT id, doc_no AS docNo, status, created_by AS askerId, deal_hash AS hash, kind, created_at AS at FROM approval_request`;
const STANDING = "AND deleted_at IS NULL AND status <> 'draft'";
const OF_HASH = `${REQUESTS} WHERE deal_hash = ? ${STANDING}`;
const OF_DOC = `${REQUESTS} WHERE doc_id = ? ${STANDING}`;

interface RequestRow extends Omit<AskedBefore, 'decisions'> {
  id: string;
  kind: ApprovalKind;
  at: number;
  status: ApprovalState;
}

/** What a gate of another document asks for. */
export interface DecisionAsk {
  kind: ApprovalKind;
  /** dealHash of the document as it is. */
  hash: string;
  requiredLevel: number;
  /** The document, so that a decision on what it was before is called void and not missing. */
  docId?: string;
}

/** Requests of a kind about a content, or about one document, the newest first. */
function requestsFor(db: Connection, { kind, hash, docId }: DecisionAsk) {
  const rows = [
    ...(prepared<RequestRow>(db, OF_HASH).all(hash) as RequestRow[]),
    ...(docId === undefined ? [] : (prepared<RequestRow>(db, OF_DOC).all(docId) as RequestRow[])),
  ];
  const own = rows.filter((row, at) => row.kind === kind && rows.findIndex(({ id }) => id === row.id) === at);
  return own
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .map((row) => ({ ...row, decisions: decisionsOf(db, row.id).filter(({ idle }) => !idle) }));
}

/** Why no decision lets a document pass, naming the request nearest to it; undefined when one does, or none is needed. */
export const missingDecision = (db: Connection, ask: DecisionAsk) => gapOfAll(requestsFor(db, ask), ask);

/** A decision for exactly this content is there, by somebody else than who asked and of enough level; or none is needed. */
export const decisionHolds = (db: Connection, ask: DecisionAsk): boolean => missingDecision(db, ask) === undefined;

/** The decision by which a content passes; undefined where none does. */
export const decisionFor = (db: Connection, ask: DecisionAsk): DecisionRow | undefined =>
  requestsFor(db, ask)
    .filter(({ hash }) => hash === ask.hash)
    .flatMap((request) => standingDecision(request, ask) ?? [])[0];

/** The same for a gate: what is missing, in a sentence with its number. Which level it asks for is told to nobody here: it says where the floor is. */
export function decisionGate(db: Connection, ask: DecisionAsk): Shut[] {
  const gap = missingDecision(db, ask);
  return gap ? [{ code: gap.code, params: { docNo: gap.docNo ?? '' } }] : [];
}
