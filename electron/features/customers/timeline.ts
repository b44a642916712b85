import { standingId, withAliases } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';
import { type VisitLine, visitLines } from '../visits/lines.ts';

/**
 * What the card's history tells besides visits; `from` and `to` are stored values (a level, a consultant's name, a state), of a
 * merge the names of the two cards.
 */
export interface CardEvent {
  kind:
    | 'created'
    | 'level'
    | 'owner'
    | 'consent'
    | 'converted'
    | 'edited'
    | 'revealed'
    | 'merged'
    | 'parted'
    | 'printed'
    /** 客户洽谈卡 or 需求分析记录单: `to` names it. */
    | 'printedForm';
  at: number;
  byName: string | null;
  /** The PC it was saved on; null: this one. */
  device: string | null;
  from: string | null;
  to: string | null;
  /** Names of the fields an edit changed. */
  fields: string[];
  reason: string | null;
}
export type TimelineEntry = ({ kind: 'visit'; at: number } & { visit: VisitLine }) | CardEvent;

interface Line {
  id: string;
  at: number;
  action: string;
  detail: string;
  device: string | null;
  byName: string | null;
}

/** How a change travelled is told on the page of the line to head office, not in the card's history. */
const TRAVELS = ['giveWay', 'resolveIssue', 'undoResolution', 'resend', 'discardOperation', 'arriveFailed'];

const LINES = `SELECT audit.entity_id AS id, audit.at, audit.action, audit.detail, audit.device,
    staff.name AS byName
  FROM audit LEFT JOIN staff ON staff.id = audit.actor_id
  WHERE audit.entity_id IN ${withAliases('customer', '?')} AND audit.entity = 'customer' AND audit.action <> 'view'
  ORDER BY audit.seq DESC LIMIT 500`;
/** Cards that came from another PC have no line of their making here. */
const MADE = `SELECT c.id, c.created_at AS at, staff.name AS byName FROM customer c LEFT JOIN staff ON staff.id = c.created_by
  WHERE c.id IN ${withAliases('customer', '?')}`;

/** 时间线: all visits and calls (not for the till), and what happened to the card and to those merged into it, newest first. */
export function timelineOf(store: Store, who: Pick<Who, 'role'>, asked: string): TimelineEntry[] {
  const id = standingId(store.db, 'customer', asked);
  const visits = (who.role === 'finance' ? [] : visitLines(store, 'ofCustomer', id)).map((visit) => ({
    kind: 'visit' as const,
    at: visit.arrivedAt,
    visit,
  }));
  const names = store.db.prepare('SELECT name FROM staff WHERE id = ?').pluck();
  const nameOf = (staffId: unknown) => (staffId ? ((names.get(staffId) as string) ?? null) : null);
  const cards = store.db.prepare('SELECT name FROM customer WHERE id = ?').pluck();
  const lines = store.db.prepare(LINES).all(id) as Line[];
  const given = gaveUp(lines);
  const events = lines
    .filter((line) => !TRAVELS.includes(line.action) && !(line.device === null && given.has(line.at)))
    .flatMap((line) => eventsOf(line, nameOf, (card) => (cards.get(card) as string) ?? null));
  const told = new Set(lines.filter(({ action }) => action === 'create').map((line) => line.id));
  const made = (store.db.prepare(MADE).all(id) as Pick<Line, 'id' | 'at' | 'byName'>[])
    .filter((card) => !told.has(card.id))
    .map(({ at, byName }): CardEvent => ({ kind: 'created', at, byName, device: null, ...NOTHING }));
  return [...visits, ...events, ...made].sort((a, b) => b.at - a.at);
}

/** When the changes were saved that never took effect: somebody decided for what stood at head office. */
const gaveUp = (lines: readonly Line[]): ReadonlySet<unknown> =>
  new Set(
    lines
      .filter(({ action }) => TRAVELS.includes(action))
      .flatMap(({ detail }) => (JSON.parse(detail) as { gaveUp?: unknown[] }).gaveUp ?? []),
  );

const NOTHING = { from: null, to: null, fields: [], reason: null };

type NameOf = (id: unknown) => string | null;

function eventsOf(line: Line, nameOf: NameOf, cardName: NameOf): CardEvent[] {
  const { at, byName, device, action } = line;
  const base = { at, byName, device, ...NOTHING };
  if (action === 'create') return [{ ...base, kind: 'created' }];
  const detail = JSON.parse(line.detail) as Record<string, unknown>;
  if (action === 'reveal')
    return [{ ...base, kind: 'revealed', fields: [String(detail.field)], reason: String(detail.reason) }];
  if (action === 'export')
    return [
      detail.form
        ? { ...base, kind: 'printedForm', to: String(detail.form) }
        : { ...base, kind: 'printed', to: String(detail.notice) },
    ];
  const change = (field: string) => detail[field] as [string | null, string | null] | undefined;
  // The card that stays keeps a line of its own of a parting; the parted card has the line of its own change.
  if (action === 'part') return [{ ...base, kind: 'parted', from: cardName(detail.loserId), to: cardName(line.id) }];
  const events: CardEvent[] = [];
  const merged = change('mergedInto');
  if (merged)
    events.push({
      ...base,
      kind: merged[1] ? 'merged' : 'parted',
      from: cardName(line.id),
      to: cardName(merged[1] ?? merged[0]),
    });
  const level = change('level');
  if (level) events.push({ ...base, kind: 'level', from: level[0], to: level[1] });
  const owner = change('ownerId');
  if (owner) events.push({ ...base, kind: 'owner', from: nameOf(owner[0]), to: nameOf(owner[1]) });
  const consent = change('hqShareConsent');
  if (consent) events.push({ ...base, kind: 'consent', from: consent[0], to: consent[1] });
  if (change('stage')) events.push({ ...base, kind: 'converted' });
  const told = ['level', 'ownerId', 'stage', 'formalAt', 'mergedInto', 'deletedAt', 'picks', 'issue'];
  const fields = Object.keys(detail).filter((field) => !told.includes(field) && !field.startsWith('hqShare'));
  if (fields.length > 0) events.push({ ...base, kind: 'edited', fields });
  return events;
}
