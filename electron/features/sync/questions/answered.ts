import type { Resolution } from '../../../../db/sync/model.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { closeOwn, reopenOwn } from '../issues/closing.ts';
import { keepMine, standOnTheirs, waitingSince } from '../issues/decisions.ts';
import { alike, leaderOf } from '../issues/fields.ts';
import type { OpenIssue } from '../issues/issues.ts';
import { issueRows, parsed } from '../issues/rows.ts';
import { differing } from '../issues/sides.ts';
import { askedFields, ownOpen } from './asking.ts';

/** Open here, decided on another PC. */
const DECIDED = `SELECT q.id, q.resolved_by AS by FROM sync_issue s JOIN question q ON q.id = s.op_id
  JOIN outbox o ON o.op_id = s.op_id
  WHERE s.resolved_at IS NULL AND q.resolved_at IS NOT NULL AND q.deleted_at IS NULL
    AND (o.state = 'conflict' OR o.code = 'resolved') ORDER BY q.resolved_at, q.opened_at`;
/** Decided here, and the decision was taken back on another PC. */
const TAKEN_BACK = `SELECT s.id, s.entity, s.entity_id AS entityId FROM question q JOIN sync_issue s ON s.op_id = q.id
  JOIN outbox o ON o.op_id = s.op_id
  WHERE q.resolved_at IS NULL AND q.deleted_at IS NULL AND s.resolved_at IS NOT NULL AND o.code = 'resolved'`;

/** Fields in which the versions differ that were not decided about and cannot go as they are: typed here since, or not asked about. */
function undecided({ sides, before }: OpenIssue, isDecided: (field: string) => boolean): string[] {
  return differing(sides).filter(
    (field) => !isDecided(field) && (sides.deleted || !(field in before) || !alike(before[field], sides.theirs[field])),
  );
}

/**
 * The record stands as it was decided, which came with it or is on its way; what only this PC changed goes out. A field typed anew here
 * since is asked about again.
 */
function take(store: Store, tx: Write, opId: string): void {
  const question = tx.get('question', opId)!;
  const [issue] = issueRows(tx.db, 'ofOperation', { opId });
  const open = issue && ownOpen(store, issue.entityId);
  // Of several issues of a record the first one keeps the decision; it settles the others too.
  if (!open || !question.resolution) return;
  const { sides, issues } = open;
  const { entity, entityId } = issues[0];
  const decided = parsed(question.mineJson);
  const isDecided = (field: string) => field in decided && alike(decided[field], sides.mine[field]);
  if (!sides.takenBack && undecided(open, isDecided).length > 0) {
    const again = { ...askedFields(open, issue), resolvedAt: null, resolvedBy: null, resolution: null };
    tx.update('question', opId, again);
    return;
  }
  const resolution = parsed(question.resolution) as unknown as Resolution;
  if (!sides.takenBack) {
    const gaveUp = waitingSince(tx, entityId);
    standOnTheirs(tx, open);
    tx.audit('resolveIssue', entity, entityId, { issue: issues[0].id, picks: resolution.picks, gaveUp });
    const alone = Object.keys(sides.mine)
      .map(leaderOf)
      .filter((field) => !isDecided(field));
    if (tx.get(entity, entityId)?.deletedAt == null)
      keepMine(tx, open, Object.fromEntries(alone.map((field) => [field, 'mine'])));
  }
  const how = { ...resolution, at: question.resolvedAt!, by: question.resolvedBy! };
  closeOwn(tx, issues, { ...how, mine: decided, theirs: parsed(question.theirsJson) });
  tx.changed(entity, entityId);
}

/** Follows what was decided about this PC's issues, and taken back, on others. Each in a write of its own, signed by whoever decided. */
export function followAnswers(store: Store): void {
  const decided = store.db.prepare(DECIDED).all() as { id: string; by: string | null }[];
  for (const { id, by } of decided) store.write({ id: by ?? 'system' }, (tx) => take(store, tx, id));
  const back = store.db.prepare(TAKEN_BACK).all() as { id: string; entity: string; entityId: string }[];
  if (back.length === 0) return;
  store.write({ id: 'system' }, (tx) => {
    for (const { id, entity, entityId } of back) {
      reopenOwn(tx, id);
      tx.changed(entity, entityId);
    }
  });
}
