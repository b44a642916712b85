import type { Resolution } from '../../../../db/sync/model.ts';
import type { Write } from '../../../kernel/write.ts';
import type { IssueRow } from './rows.ts';

/** How the issues of a record were settled, and both versions of the fields it was about. */
export interface Settlement extends Resolution {
  mine: Readonly<Record<string, unknown>>;
  theirs: Readonly<Record<string, unknown>>;
  at: number;
  by: string;
}

/** Settles this PC's issues of a record; the first one keeps the decision for all of them. */
export function closeOwn(tx: Write, issues: readonly IssueRow[], { mine, theirs, at, by, ...how }: Settlement): void {
  const settle = tx.db.prepare(
    `UPDATE sync_issue SET resolved_at = ?, resolved_by = ?, resolution = ?, local_json = ?, server_json = ? WHERE id = ?`,
  );
  issues.forEach((issue, index) => {
    const resolution: Resolution = index === 0 ? how : { ...how, picks: {} };
    settle.run(at, by, JSON.stringify(resolution), JSON.stringify(mine), JSON.stringify(theirs), issue.id);
    tx.changed('syncIssue', issue.id);
  });
}

const isAsked = (tx: Write, id: string): boolean => {
  const question = tx.get('question', id);
  return question !== undefined && question.deletedAt === null;
};

/** Tells the other PCs that it is decided, as `closeOwn` does here. */
export function closeAsked(tx: Write, issues: readonly IssueRow[], settlement: Settlement): void {
  const { mine, theirs, at: resolvedAt, by: resolvedBy, picks, before } = settlement;
  issues
    .filter(({ opId }) => isAsked(tx, opId))
    .forEach(({ opId }, index) => {
      const versions = { mineJson: JSON.stringify(mine), theirsJson: JSON.stringify(theirs) };
      const resolution = index === 0 ? JSON.stringify({ picks, before }) : null;
      tx.update('question', opId, { ...versions, resolvedAt, resolvedBy, resolution });
    });
}

/** A decision was taken back: here, when it is this PC's issue, and on every other PC. */
export function reopen(tx: Write, { id, opId, askedFrom }: IssueRow): void {
  if (askedFrom === null) reopenOwn(tx, id);
  if (isAsked(tx, opId)) tx.update('question', opId, { resolvedAt: null, resolvedBy: null, resolution: null });
}

export function reopenOwn(tx: Write, id: string): void {
  tx.db.prepare(`UPDATE sync_issue SET resolved_at = NULL, resolved_by = NULL, resolution = NULL WHERE id = ?`).run(id);
  tx.changed('syncIssue', id);
}
