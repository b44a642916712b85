import { type Pick, type Resolution, UNDO_DAYS } from '../../../../db/sync/model.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { overlayOf } from '../arriving/overlay.ts';
import { recordReader, standingRecord } from '../records.ts';
import { closeAsked, closeOwn, reopen } from './closing.ts';
import { alike, leaderOf, pickFrom, WHOLE } from './fields.ts';
import { type OpenIssue, requireIssue } from './issues.ts';
import { issueRows, parsed } from './rows.ts';
import { differing, UNSETTLED } from './sides.ts';
import { type Decider, mayDecide } from './sight.ts';

/** A field both changed must be picked; one only this PC changed goes through as it is. */
function completed({ before, sides }: OpenIssue, picks: Record<string, Pick>): Record<string, Pick> {
  if (sides.deleted) {
    if (!picks[WHOLE]) throw new Refusal('issue.pickAll', { params: { fields: [WHOLE] } });
    return { [WHOLE]: picks[WHOLE] };
  }
  const fields = differing(sides);
  const open = fields.filter(
    (field) => !picks[field] && (!(field in before) || !alike(before[field], sides.theirs[field])),
  );
  if (open.length > 0) throw new Refusal('issue.pickAll', { params: { fields: open } });
  return Object.fromEntries(fields.map((field) => [field, picks[field] ?? 'mine']));
}

/** When the changes were saved that are given up now; what is kept of them is saved anew. */
export const waitingSince = (tx: Write, entityId: string): number[] =>
  tx.db
    .prepare(`SELECT wall_at FROM outbox WHERE entity_id = ? AND ${UNSETTLED} AND origin_device IS NULL`)
    .pluck()
    .all(entityId) as number[];

/** Takes the waiting operations off (what a stick brought and only waits behind them goes on) and stands the record on head office's newest document. */
export function standOnTheirs(tx: Write, { issues, record, sides }: OpenIssue): void {
  const { entity, entityId } = issues[0];
  tx.db
    .prepare(
      `UPDATE outbox SET state = 'discarded', code = 'resolved', next_try_at = NULL WHERE entity_id = ? AND ${UNSETTLED}
       AND (origin_device IS NULL OR state = 'conflict')`,
    )
    .run(entityId);
  const seq = Math.max(record.row.serverSeq ?? 0, ...issues.map(({ serverSeq }) => serverSeq ?? 0));
  const overlay = overlayOf(tx.db, entityId, seq);
  if (seq > (record.row.serverSeq ?? 0)) {
    const { deleted, theirs } = sides;
    const mergedInto = (theirs.mergedInto as string | null | undefined) ?? null;
    const deletedAt = deleted ? (theirs.deletedAt as number) : null;
    tx.receive(entity, { id: entityId, seq, doc: deleted ? null : theirs, deletedAt, mergedInto }, overlay);
  } else tx.rebase(entity, entityId, overlay);
  record.entity.received?.(tx, [entityId]);
}

/** Saves what was picked of this PC's, first what may leave even when the rest may not (a withdrawn consent). */
export function keepMine(tx: Write, { issues, record, sides }: OpenIssue, picks: Record<string, Pick>): void {
  const { entity } = issues[0];
  const { id } = standingRecord(tx.db, record).row;
  const kept = Object.keys(sides.mine).filter((field) => (picks[WHOLE] ?? picks[leaderOf(field)]) === 'mine');
  const fields = kept.filter((field) => field !== 'updatedAt' && field !== 'updatedBy');
  const { apart = [] } = record.entity;
  for (const part of [fields.filter((f) => apart.includes(f)), fields.filter((f) => !apart.includes(f))])
    tx.update(entity, id, pickFrom(sides.mine, part), { action: 'resolve' });
}

function close(tx: Write, { issues, sides }: OpenIssue, picks: Record<string, Pick>): void {
  const fields = Object.keys(sides.mine).filter((field) => leaderOf(field) in picks || WHOLE in picks);
  const [mine, theirs] = [pickFrom(sides.mine, fields), pickFrom(sides.theirs, fields)];
  const settlement = { picks, before: mine, mine, theirs, at: tx.at, by: tx.actor.id };
  if (issues[0].askedFrom === null) closeOwn(tx, issues, settlement);
  closeAsked(tx, issues, settlement);
}

/**
 * 确定: settles all open issues of a record in one write. The record stands on head office's version, and what was picked of this
 * PC's goes out as an ordinary change, knowing theirs.
 * @throws Refusal `issue.settled`, `issue.pickAll` naming the fields, `session.forbidden`
 */
export function resolveIssue(store: Store, who: Decider, input: { id: string; picks: Record<string, Pick> }): void {
  store.write(who, (tx) => {
    const open = requireIssue(store, who, input.id);
    const { issues, sides } = open;
    const { entity, entityId } = issues[0];
    const picks = completed(open, input.picks);
    const gaveUp = sides.takenBack ? [] : waitingSince(tx, entityId);
    if (!sides.takenBack) standOnTheirs(tx, open);
    tx.audit('resolveIssue', entity, entityId, { issue: issues[0].id, picks, gaveUp });
    if (picks[WHOLE] === 'mine') tx.restore(entity, entityId);
    // Deleted here meanwhile: that stays, whatever the fields are.
    if (tx.get(entity, entityId)?.deletedAt == null) keepMine(tx, open, picks);
    close(tx, open, picks);
    tx.changed(entity, entityId);
  });
}

/**
 * 撤销: what was kept of this PC's goes back to head office's value of then, unless it was changed again since, and the question
 * is open as before.
 * @throws Refusal `issue.undoTooLate`, `issue.notSettled`, `session.forbidden`
 */
export function undoResolution(store: Store, who: Decider, { id }: { id: string }): void {
  store.write(who, (tx) => {
    const [issue] = issueRows(tx.db, 'one', { id });
    if (!issue?.resolvedAt) throw new Refusal('issue.notSettled');
    const record = recordReader(store)(issue.entity, issue.entityId);
    const row = record && standingRecord(tx.db, record).row;
    if (!mayDecide(tx.db, who, record)) throw new Refusal('session.forbidden');
    if (tx.at - issue.resolvedAt > UNDO_DAYS * 86_400_000) throw new Refusal('issue.undoTooLate');
    const { picks } = parsed(issue.resolution) as unknown as Resolution;
    const [mine, theirs] = [parsed(issue.localJson), parsed(issue.serverJson)];
    if (picks[WHOLE] === 'mine' && row && row.deletedAt === null) tx.remove(issue.entity, issue.entityId);
    const back = Object.keys(mine).filter(
      (field) => picks[leaderOf(field)] === 'mine' && alike(row?.[field], mine[field]),
    );
    if (row && row.deletedAt === null && back.length > 0)
      tx.update(issue.entity, row.id, pickFrom(theirs, back), { action: 'undoResolve' });
    reopen(tx, issue);
    tx.audit('undoResolution', issue.entity, issue.entityId, { issue: id });
    tx.changed(issue.entity, issue.entityId);
  });
}
