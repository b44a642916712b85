import { UNDO_DAYS } from '../../../../db/sync/model.ts';
import { prepared } from '../../../kernel/statements.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { ownDevice } from '../arriving/standing.ts';
import { readEnrolment } from '../enrolment/enrolled.ts';
import { alike, asked, pickFrom } from '../issues/fields.ts';
import { gathered, type OpenIssue } from '../issues/issues.ts';
import { type IssueRow, issueRows, parsed } from '../issues/rows.ts';
import { differing } from '../issues/sides.ts';

const SYSTEM = { id: 'system' };
/** A head office that knows only who agreed is asked about these alone; of another record its own PC tells. */
const ASKED_OF_HEAD_OFFICE = ['customer', 'setting'];

/** Open issues of a record that this PC met itself. */
export function ownOpen(store: Store, entityId: string): OpenIssue | null {
  const [first, ...more] = issueRows(store.db, 'ownOpenOf', { entityId });
  return first ? gathered(store, [first, ...more]) : null;
}

interface AskedFields {
  mineJson: string;
  beforeJson: string;
}

/** What another PC needs to decide: of a conflict the fields both changed, of a deleted record all that was changed here. */
export function askedFields({ sides, before }: OpenIssue, { localJson }: IssueRow): AskedFields {
  const saved = asked(Object.keys(parsed(localJson)));
  const clashing = differing(sides).filter(
    (field) =>
      saved.includes(field) && (sides.deleted || !(field in before) || !alike(before[field], sides.theirs[field])),
  );
  const known = clashing.filter((field) => field in before);
  return {
    mineJson: JSON.stringify(pickFrom(sides.mine, clashing)),
    beforeJson: JSON.stringify(pickFrom(before, known)),
  };
}

/** Asks the showroom's other PCs about an issue that was opened here, unless they know of it. */
export function ask(store: Store, tx: Write, opId: string): void {
  const [issue] = issueRows(tx.db, 'ofOperation', { opId });
  const askedFrom = ownDevice(tx.db);
  if (!issue || !askedFrom || tx.get('question', opId)) return;
  const toHeadOffice = readEnrolment(tx.db)?.operator === 'head_office';
  if (toHeadOffice && !ASKED_OF_HEAD_OFFICE.includes(issue.entity)) return;
  const open = ownOpen(store, issue.entityId);
  if (!open?.issues.some((one) => one.opId === opId)) return;
  const { entity, entityId, kind, localBy, localAt, openedAt } = issue;
  const about = { entity, entityId, kind, localBy, localAt, openedAt };
  tx.insert('question', { id: opId, ...about, askedFrom, ...askedFields(open, issue) });
}

const UNASKED = `SELECT s.op_id FROM sync_issue s JOIN outbox o ON o.op_id = s.op_id
  WHERE s.resolved_at IS NULL AND (o.state = 'conflict' OR o.code = 'resolved')
    AND NOT EXISTS (SELECT 1 FROM question WHERE id = s.op_id)`;

/** Issues from before other PCs were asked; called once at each start. */
export function askOfThoseBefore(store: Store): void {
  const opIds = store.db.prepare(UNASKED).pluck().all() as string[];
  if (opIds.length > 0) store.write(SYSTEM, (tx) => void opIds.map((opId) => ask(store, tx, opId)));
}

/** Its change was sent again, given up or taken after all: nobody has to decide any more. */
const SETTLED_OTHERWISE = `SELECT q.id FROM question q JOIN sync_issue s ON s.op_id = q.id LEFT JOIN outbox o ON o.op_id = q.id
  WHERE q.resolved_at IS NULL AND q.deleted_at IS NULL AND s.resolved_at IS NULL
    AND (o.state = 'conflict' OR o.code = 'resolved') IS NOT TRUE`;

/** Takes back what this PC asked the others and does not ask any more. */
export function withdrawQuestions(tx: Write): void {
  for (const id of prepared<string>(tx.db, SETTLED_OTHERWISE).pluck().all()) forget(tx, id);
}

/** A question that is gone keeps nothing of the person it was about. */
function forget(tx: Write, id: string): void {
  tx.update('question', id, { mineJson: null, beforeJson: null, theirsJson: null });
  tx.remove('question', id);
}

/** Forgets what was decided so long ago that nobody can take it back; each PC of the showroom does, whoever comes first. */
export function forgetDecided(store: Store): void {
  const before = store.clock.now() - UNDO_DAYS * 86_400_000;
  const ids = store.db
    .prepare('SELECT id FROM question WHERE resolved_at < ? AND deleted_at IS NULL')
    .pluck()
    .all(before) as string[];
  if (ids.length > 0) store.write(SYSTEM, (tx) => void ids.map((id) => forget(tx, id)));
}
