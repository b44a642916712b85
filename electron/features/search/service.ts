import { dayOf, dayRange } from '../../../db/core/day.ts';
import type { Role } from '../../../db/staff/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { literalMarks, readAsked } from './asked.ts';
import { happened, momentOf } from './happened.ts';
import { type Hit, type HitKind, hitKinds, hitOf, type IndexedKind, indexedKinds } from './hits.ts';
import { playbookHits } from './playbook.ts';

/** What the quick search lists, and the kinds of which there is more than that. */
export interface Found {
  hits: Hit[];
  more: HitKind[];
}

const MOST: Record<IndexedKind, number> = { customer: 8, vehicle: 4, test_drive: 3, loss: 3, service_request: 3 };
/** Cards whose visits and contacts are looked through. */
const MOST_CARDS = 8;
/** With a day, or with words besides a name, more cards may be meant. */
const MOST_CARDS_NARROWED = 40;

/** What a role does not get to see anywhere it does not find. */
const HIDDEN: Partial<Record<Role, readonly HitKind[]>> = {
  reception: ['loss', 'contact', 'playbook_entry'],
  warehouse: ['customer', 'visit', 'contact', 'test_drive', 'loss', 'service_request', 'playbook_entry'],
  finance: ['visit', 'contact', 'test_drive', 'loss', 'service_request', 'playbook_entry'],
};

const DRIVES_OF_DAY = `SELECT id FROM test_drive INDEXED BY test_drive_planned WHERE planned_start_at >= ? AND planned_start_at < ?
  AND deleted_at IS NULL AND (? = '[]' OR customer_id IN (SELECT value FROM json_each(?))) ORDER BY planned_start_at LIMIT ?`;

/**
 * Grouped by kind, newest touched first: records that hold everything typed; visits and contacts by whose they are, by their day (a day among
 * the words: "张 11-23") or, among the newest, by what was said. What was searched is kept in the audit log.
 */
export function quickSearch(store: Store, viewer: Who, text: string, only?: HitKind): Found {
  const typed = text.trim();
  if (typed === '') return { hits: [], more: [] };
  const asks = (kind: HitKind) => (only ?? kind) === kind && !HIDDEN[viewer.role]?.includes(kind);
  const more: HitKind[] = [];
  const asked = readAsked(typed, todayOf(store));
  const groups = new Map<HitKind, Hit[]>();
  for (const kind of indexedKinds.filter(asks)) {
    const ids = store.search.find(kind, typed, MOST[kind] + 1);
    if (ids.length > MOST[kind]) more.push(kind);
    groups.set(
      kind,
      ids.slice(0, MOST[kind]).flatMap((id) => hitOf(store, kind, id, typed)),
    );
  }
  const { cards, name, words } = whoIsMeant(store, asked.rest, asked.day !== null);
  const said = asks('visit') || asks('contact') ? happened(store, viewer, asked, { cards, words }) : [];
  for (const { kind, id, at, customerId, name: title, said: told, what } of said) {
    if (!asks(kind)) continue;
    const day = { field: 'day' as const, text: momentOf(store, at), matched: asked.day !== null, marks: [] };
    const hit: Hit = {
      kind,
      id,
      title,
      marks:
        name === ''
          ? literalMarks(title, words)
          : store.search.why('customer', { name: title }, name).map(({ range }) => range),
      parts: [day, ...(told ? [{ field: 'said' as const, matched: told.marks.length > 0, ...told }] : [])],
      mark: what,
      customerId,
      on: dayOf(at),
    };
    groups.set(kind, [...(groups.get(kind) ?? []), hit]);
  }
  if (asked.day !== null && asks('test_drive')) groups.set('test_drive', drivesOf(store, asked.day, cards, asked.rest));
  if (asks('playbook_entry')) groups.set('playbook_entry', playbookHits(store, typed));
  const hits = hitKinds.flatMap((kind) => groups.get(kind) ?? []);
  if (typed.length > 1)
    store.write(viewer, (tx) => tx.audit('search', 'quickSearch', null, { text: typed, hits: hits.length }));
  return { hits, more };
}

/** The cards a text names, whole or by its first word, and the words left to be looked for in what was said. */
function whoIsMeant(store: Store, rest: string, hasDay: boolean): { cards: string[]; name: string; words: string[] } {
  if (rest === '') return { cards: [], name: '', words: [] };
  const cards = store.search.find('customer', rest, hasDay ? MOST_CARDS_NARROWED : MOST_CARDS);
  if (cards.length > 0) return { cards, name: rest, words: [] };
  const [first = '', ...words] = rest.split(/\s+/);
  const named = words.length === 0 ? [] : store.search.find('customer', first, MOST_CARDS_NARROWED);
  if (named.length > 0) return { cards: named, name: first, words };
  // Letters and digits that name nobody are no words of a talk.
  return { cards: [], name: '', words: /\p{Script=Han}{2}/u.test(rest) ? rest.split(/\s+/) : [] };
}

/** Test drives of a day, of these customers where some are named. */
function drivesOf(store: Store, day: string, cards: readonly string[], rest: string): Hit[] {
  if (rest !== '' && cards.length === 0) return [];
  const of = JSON.stringify(cards);
  const ids = prepared<{ id: string }>(store.db, DRIVES_OF_DAY).all(...dayRange(day), of, of, MOST.test_drive);
  return ids.flatMap(({ id }) => hitOf(store, 'test_drive', id, rest));
}
