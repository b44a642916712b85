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
  /** Met by another PC of the showroom: "mine" is what was saved there. */
  elsewhere: boolean;
  /** Fields in which the two versions differ. */
  fields: string[];
  /** Who saved here, or on that PC, and when (UTC ms). */
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

/** An open issue together with all others of its record from the same PC: they are decided at once, because its changes travel in order. */
export interface OpenIssue {
  issues: [IssueRow, ...IssueRow[]];
  record: TravellingRecord;
  sides: Sides;
  /** What these fields were before the first change that waits; see `beforeOf`. */
  before: Record<string, unknown>;
}

/** Of issues of one record from one PC; null when the record is not here. */
export function gathered(store: Store, issues: OpenIssue['issues']): OpenIssue | null {
  const [{ entity, entityId, askedFrom }] = issues;
  const record = recordReader(store)(entity, entityId);
  if (!record) return null;
  const told = () => Object.assign({}, ...issues.map(({ beforeJson }) => parsed(beforeJson))) as OpenIssue['before'];
  const before = askedFrom === null ? beforeOf(store.db, entityId) : told();
  return { issues, record, sides: sidesOf(store.db, record, issues), before };
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
    elsewhere: first.askedFrom !== null,
    fields: differing(sides),
    mineBy: first.localByName,
    mineAt: first.localAt,
    theirsBy: staffName(store, sides.theirs.updatedBy),
    theirsAt: (sides.theirs.updatedAt as number | undefined) ?? null,
  };
}

/** 需处理: records with two versions that this person may decide about, the longest waiting first. */
export function openIssues(store: Store, who: Decider): IssueLine[] {
  const byRecord = new Map<string, [IssueRow, ...IssueRow[]]>();
  for (const row of issueRows(store.db, 'open')) {
    const key = `${row.entityId} ${row.askedFrom}`;
    const known = byRecord.get(key);
    if (known) known.push(row);
    else byRecord.set(key, [row]);
  }
  return [...byRecord.values()].flatMap((issues) => {
    const record = recordReader(store)(issues[0].entity, issues[0].entityId);
    if (!record || !mayDecide(store.db, who, record)) return [];
    return [lineOf(store, gathered(store, issues)!)];
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
  const [asked] = issueRows(store.db, 'one', { id });
  const all = asked ? issueRows(store.db, 'openOf', { entityId: asked.entityId }) : [];
  const [first, ...more] = all.filter(({ askedFrom }) => askedFrom === asked?.askedFrom);
  const open = first && gathered(store, [first, ...more]);
  if (!open) throw new Refusal('issue.settled');
  if (!mayDecide(store.db, who, open.record)) throw new Refusal('session.forbidden');
  return open;
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
  const { issues, sides, before } = open;
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
  /** Which of these the person who decided kept of this PC's, or of the one that asked. */
  kept: string[];
  elsewhere: boolean;
  resolvedAt: number;
  resolvedBy: string | null;
}

/** 已处理, newest first. */
export function settledIssues(store: Store, who: Decider): SettledIssue[] {
  const read = recordReader(store);
  const since = store.clock.now() - UNDO_DAYS * 86_400_000;
  return issueRows(store.db, 'settled', { since }).flatMap((issue) => {
    const record = read(issue.entity, issue.entityId);
    if (!record || !mayDecide(store.db, who, record)) return [];
    const { picks = {} } = parsed(issue.resolution) as Partial<Resolution>;
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
        elsewhere: issue.askedFrom !== null,
        resolvedAt: resolvedAt!,
        resolvedBy: staffName(store, issue.resolvedBy),
      },
    ];
  });
}
