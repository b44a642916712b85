import type { Store } from '../../kernel/store.ts';
import { type VisitLine, visitLines } from '../visits/lines.ts';

/** What the card's history tells besides visits; `from` and `to` are stored values (a level, a consultant's name, a state). */
export interface CardEvent {
  kind: 'created' | 'level' | 'owner' | 'consent' | 'converted' | 'edited' | 'revealed';
  at: number;
  byName: string | null;
  from: string | null;
  to: string | null;
  /** Names of the fields an edit changed. */
  fields: string[];
  reason: string | null;
}
export type TimelineEntry = ({ kind: 'visit'; at: number } & { visit: VisitLine }) | CardEvent;

interface Line {
  at: number;
  action: string;
  detail: string;
  byName: string | null;
}

const LINES = `SELECT audit.at, audit.action, audit.detail, staff.name AS byName
  FROM audit LEFT JOIN staff ON staff.id = audit.actor_id
  WHERE audit.entity_id = ? AND audit.entity = 'customer' AND audit.action <> 'view' ORDER BY audit.seq DESC LIMIT 500`;

/** 时间线: all visits and calls, and what happened to the card, newest first. */
export function timelineOf(store: Store, id: string): TimelineEntry[] {
  const visits = visitLines(store, 'ofCustomer', id).map((visit) => ({
    kind: 'visit' as const,
    at: visit.arrivedAt,
    visit,
  }));
  const names = store.db.prepare('SELECT name FROM staff WHERE id = ?').pluck();
  const nameOf = (staffId: unknown) => (staffId ? ((names.get(staffId) as string) ?? null) : null);
  const events = (store.db.prepare(LINES).all(id) as Line[]).flatMap((line) => eventsOf(line, nameOf));
  return [...visits, ...events].sort((a, b) => b.at - a.at);
}

function eventsOf(line: Line, nameOf: (id: unknown) => string | null): CardEvent[] {
  const { at, byName, action } = line;
  const base = { at, byName, from: null, to: null, fields: [], reason: null };
  if (action === 'create') return [{ ...base, kind: 'created' }];
  const detail = JSON.parse(line.detail) as Record<string, unknown>;
  if (action === 'reveal')
    return [{ ...base, kind: 'revealed', fields: [String(detail.field)], reason: String(detail.reason) }];
  const change = (field: string) => detail[field] as [string | null, string | null] | undefined;
  const events: CardEvent[] = [];
  const level = change('level');
  if (level) events.push({ ...base, kind: 'level', from: level[0], to: level[1] });
  const owner = change('ownerId');
  if (owner) events.push({ ...base, kind: 'owner', from: nameOf(owner[0]), to: nameOf(owner[1]) });
  const consent = change('hqShareConsent');
  if (consent) events.push({ ...base, kind: 'consent', from: consent[0], to: consent[1] });
  if (change('stage')) events.push({ ...base, kind: 'converted' });
  const told = ['level', 'ownerId', 'stage', 'formalAt'];
  const fields = Object.keys(detail).filter((field) => !told.includes(field) && !field.startsWith('hqShare'));
  if (fields.length > 0) events.push({ ...base, kind: 'edited', fields });
  return events;
}
