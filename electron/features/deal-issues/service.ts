import { missing } from '../../../db/core/fields.ts';
import { ISSUE_KEEPERS, issueNote, maySettle } from '../../../db/deal-issues/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import { type EntityName, RECORDS } from '../../../db/records.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import type { Target, Who } from '../../records/who.ts';

const sight = seeing({ entity: 'deal_issue' });
type Issue = RowOf<'deal_issue'>;

const issueSaving = saving({ entity: 'deal_issue', fields: issueNote, sight });

/** One side of a question, as this PC has it: a line that names it and where it opens; null what is another showroom's. */
export interface Side {
  label: string | null;
  path: string | null;
}

const nameOf = (tx: Write, id: string | null): string | null =>
  (id && (tx.db.prepare('SELECT name FROM staff WHERE id = ?').pluck().get(id) as string | undefined)) || null;

function sideOf(store: Store, tx: Write, entity: string, id: string): Side {
  const declared = store.entities.find(({ name }) => name === entity);
  const row = declared && tx.get(declared.name, id);
  if (!declared || !row || row.deletedAt !== null) return { label: null, path: null };
  const { path } = RECORDS[entity as EntityName];
  return { label: declared.label(row), path: path && `${path}/${id}` };
}

/** Whoever may not see it gets what they get of a record that never was. */
function requireConcerned(who: Who, { ownerId }: Issue): void {
  if (!ISSUE_KEEPERS.includes(who.role) && ownerId !== who.id)
    throw new Refusal('record.missing', { params: { entity: 'deal_issue' } });
}

/** 单据问题 with both sides. @throws Refusal `record.missing` */
export const openIssueOf = (store: Store, who: Who, id: string) =>
  opening({
    sight,
    more(tx, row) {
      requireConcerned(who, row);
      return {
        mine: sideOf(store, tx, row.entity, row.docId),
        theirs: row.holder ? sideOf(store, tx, row.holder.entity, row.holder.id) : null,
        ownerName: nameOf(tx, row.ownerId),
        resolvedByName: nameOf(tx, row.resolvedBy),
        maySettle: row.resolvedAt === null && maySettle(who, row),
      };
    },
  })(store, who, id);

export const dealIssueHistory = historying(sight);

/** 处理完毕: what was done about it. @throws InvalidInput at `note`; Refusal `issue.notYours`, `issue.settled`, `record.stale` */
export const settleIssue = (store: Store, who: Who, { note, ...at }: Target & { note: string }) =>
  issueSaving.step(store, who, at, 'settle', (tx, row) => {
    requireConcerned(who, row);
    if (row.resolvedAt !== null) throw new Refusal('issue.settled');
    if (!maySettle(who, row)) throw new Refusal('issue.notYours');
    const problems = missing({ note }, ['note']);
    if (problems.length > 0) throw new InvalidInput(problems);
    return { note: note.trim(), resolution: 'settled', resolvedAt: tx.at, resolvedBy: who.id };
  });

/** How many wait for this person. */
export function issueNews({ db }: Store, who: Who): { open: number } {
  const mine = ISSUE_KEEPERS.includes(who.role) ? '' : ' AND owner_id = @id';
  const sql = `SELECT count(*) FROM deal_issue WHERE resolved_at IS NULL AND deleted_at IS NULL${mine}`;
  return { open: db.prepare(sql).pluck().get({ id: who.id }) as number };
}
