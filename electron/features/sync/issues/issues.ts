import { type IssueKind, type Resolution, UNDO_DAYS } from '../../../../db/sync/model.ts';
import type { EntityName } from '../../../../gateway/protocol.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import { recordReader, standingRecord, type TravellingRecord } from '../records.ts';
import { alike, leaderOf } from './fields.ts';
import { named } from './named.ts';
import { type IssueRow, issueRows, parsed } from './rows.ts';
import { beforeOf, differing, type Sides, sidesOf } from './sides.ts';
import { type Decider, mayDecide, sighted } from './sight.ts';

/** One record two people changed at once, as the list names it; its values are asked for one by one. */
export interface IssueLine {
  id: string;
  entity: EntityName;
  entityId: string;
  label: string;
  kind: Extract<IssueKind, 'conflict' | 'deleted'>;
  /** Fields in which the two versions differ. */
  fields: string[];
  /** Who saved here, and when (UTC ms). */
  mineBy: string | null;
  mineAt: number;
  theirsBy: string | null;
  theirsAt: number | null;
}

/** One field of both versions. `clash`: both changed it; else only this PC did, and its value goes through unless picked otherwise. */
export interface IssueField {
  field: string;
  before: unknown;
  mine: unknown;
  theirs: unknown;
  clash: boolean;
  /** Not shown in full: `reveal` tells it for a reason. */
  masked: boolean;
}

export interface IssueDetail extends IssueLine {
  values: IssueField[];
}

/** An open issue together with all others of its record: they are decided at once, because its changes travel in order. */
export interface OpenIssue {
  issues: [IssueRow, ...IssueRow[]];
  record: TravellingRecord;
  sides: Sides;
}

const staffName = (store: Store, id: unknown): string | null =>
  (store.db
    .prepare('SELECT name FROM staff WHERE id = ?')
    .pluck()
    .get(id ?? null) as string | undefined) ?? null;

function lineOf(store: Store, { issues, record, sides }: OpenIssue): IssueLine {
  const [first] = issues;
  return {
    id: first.id,
    entity: first.entity,
    entityId: first.entityId,
    label: record.entity.label(record.row),
    kind: sides.deleted ? 'deleted' : 'conflict',
    fields: differing(sides),
    mineBy: first.localByName,
    mineAt: first.localAt,
    theirsBy: staffName(store, sides.theirs.updatedBy),
    theirsAt: (sides.theirs.updatedAt as number | undefined) ?? null,
  };
}

/** 需处理: records with two versions that this person may decide about, the longest waiting first. */
export function openIssues(store: Store, who: Decider): IssueLine[] {
  const read = recordReader(store);
  const byRecord = new Map<string, [IssueRow, ...IssueRow[]]>();
  for (const row of issueRows(store.db, 'open')) {
    const known = byRecord.get(row.entityId);
    if (known) known.push(row);
    else byRecord.set(row.entityId, [row]);
  }
  return [...byRecord.values()].flatMap((issues) => {
    const record = read(issues[0].entity, issues[0].entityId);
    if (!record || !mayDecide(store.db, who, record)) return [];
    return [lineOf(store, { issues, record, sides: sidesOf(store.db, record, issues) })];
  });
}

/** Who decides about the records this person has no say in: their consultants by name; a manager always may. */
export function deciders(store: Store, who: Decider): { count: number; names: string[] } {
  const read = recordReader(store);
  const ids = new Map(issueRows(store.db, 'open').map(({ entity, entityId }) => [entityId, entity]));
  const others = [...ids].flatMap(([id, entity]) => {
    const record = read(entity, id);
    return record && !mayDecide(store.db, who, record) ? [standingRecord(store.db, record)] : [];
  });
  const names = others.flatMap(({ entity, row }) =>
    entity.name === 'customer' ? (staffName(store, row.ownerId) ?? []) : [],
  );
  return { count: others.length, names: [...new Set(names)] };
}

/** @throws Refusal `issue.settled` when it was decided meanwhile, `session.forbidden`. */
export function requireIssue(store: Store, who: Decider, id: string): OpenIssue {
  const [asked] = issueRows(store.db, 'one', id);
  const [first, ...more] = asked ? issueRows(store.db, 'openOf', asked.entityId) : [];
  const record = first && recordReader(store)(first.entity, first.entityId);
  if (!first || !record) throw new Refusal('issue.settled');
  if (!mayDecide(store.db, who, record)) throw new Refusal('session.forbidden');
  const issues: OpenIssue['issues'] = [first, ...more];
  return { issues, record, sides: sidesOf(store.db, record, issues) };
}

/** Sent again, it takes all of its record that was refused along. */
const REPLACES = `SELECT entity, entity_id AS id FROM outbox AS o
  WHERE op_id = ? AND (state IN ('rejected', 'conflict') OR code = 'record_missing') AND EXISTS (
    SELECT 1 FROM outbox WHERE entity_id = o.entity_id AND state = 'conflict' AND origin_device IS NULL)`;

/**
 * Sending a change again of a record where one met somebody else's means that ours stands: for those who may decide about the record.
 * @throws Refusal `session.forbidden`
 */
export function requireSay(store: Store, who: Decider, opId: string): void {
  const op = store.db.prepare(REPLACES).get(opId);
  if (!op) return;
  const { entity, id } = op as { entity: EntityName; id: string };
  if (!mayDecide(store.db, who, recordReader(store)(entity, id))) throw new Refusal('session.forbidden');
}

/** Both versions side by side; looking at them is kept in the audit log like opening the card. */
export function openIssue(store: Store, who: Decider, id: string): IssueDetail {
  const open = requireIssue(store, who, id);
  const { issues, sides } = open;
  const before = beforeOf(store.db, issues[0].entityId);
  store.write(who, (tx) => tx.audit('view', issues[0].entity, issues[0].entityId, { issue: id }));
  const values = differing(sides).map((field): IssueField => {
    const shown = (value: unknown) => sighted(field, named(store.db, field, value));
    const [mine, theirs] = [shown(sides.mine[field]), shown(sides.theirs[field])];
    return {
      field,
      before: field in before ? shown(before[field]).value : null,
      mine: mine.value,
      theirs: theirs.value,
      clash: !(field in before) || !alike(before[field], sides.theirs[field]),
      masked: mine.masked || theirs.masked,
    };
  });
  return { ...lineOf(store, open), values };
}

/** A masked value of one side, for a reason that is kept. */
export function revealIssue(
  store: Store,
  who: Decider,
  input: { id: string; field: string; side: 'mine' | 'theirs'; reason: string },
): { value: string | null } {
  const { issues, sides } = requireIssue(store, who, input.id);
  const { field, side, reason } = input;
  if (!differing(sides).includes(field)) throw new Refusal('record.missing');
  store.write(who, (tx) => tx.audit('reveal', issues[0].entity, issues[0].entityId, { field, reason }));
  return { value: (sides[side][leaderOf(field)] as string | null | undefined) ?? null };
}

/** A decision of the last 30 days. */
export interface SettledIssue {
  id: string;
  entity: EntityName;
  entityId: string;
  label: string;
  kind: IssueKind;
  fields: string[];
  /** Which of these the person who decided kept of this PC's. */
  kept: string[];
  resolvedAt: number;
  resolvedBy: string | null;
}

/** 已处理, newest first. */
export function settledIssues(store: Store, who: Decider): SettledIssue[] {
  const read = recordReader(store);
  const since = store.clock.now() - UNDO_DAYS * 86_400_000;
  return issueRows(store.db, 'settled', since).flatMap((issue) => {
    const record = read(issue.entity, issue.entityId);
    if (!record || !mayDecide(store.db, who, record)) return [];
    const { picks } = parsed(issue.resolution) as unknown as Resolution;
    // Others of the same record were settled by the same decision and only say so.
    if (Object.keys(picks).length === 0) return [];
    const { id, entity, entityId, kind, resolvedAt } = issue;
    return [
      {
        id,
        entity,
        entityId,
        kind,
        label: record.entity.label(record.row),
        fields: Object.keys(picks),
        kept: Object.keys(picks).filter((field) => picks[field] === 'mine'),
        resolvedAt: resolvedAt!,
        resolvedBy: staffName(store, issue.resolvedBy),
      },
    ];
  });
}
