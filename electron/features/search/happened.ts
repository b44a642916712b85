import { clockOf, dayOf, dayRange } from '../../../db/core/day.ts';
import type { Role } from '../../../db/staff/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { type Asked, clipped } from './asked.ts';

/** A visit or contact that was found: by whose it was, on which day, or by what was said. */
export interface Happened {
  kind: 'visit' | 'contact';
  id: string;
  at: number;
  customerId: string | null;
  /** The customer, or how a guest without a card was noted. */
  name: string;
  /** What is told of it, and the words of it that were typed. */
  said: { text: string; marks: [number, number][] } | null;
  what: string;
}

const MANAGES: readonly Role[] = ['manager', 'backOffice', 'admin'];
const VISITS: readonly Role[] = ['reception', 'consultant', ...MANAGES];
const CONTACTS: readonly Role[] = ['consultant', ...MANAGES];

/** Said words are looked for among the newest only: an index of everything ever said would cost every save and a third of the file. */
const NEWEST = 2_000;
const MOST = 3;

const NAME = `SELECT coalesce(stays.name, c.name) AS name, coalesce(stays.id, c.id) AS id FROM customer c
  LEFT JOIN customer stays ON stays.id = c.merged_into WHERE c.id = ? AND c.deleted_at IS NULL`;
const OWNED = '(SELECT c.owner_id FROM customer c WHERE c.id = r.customer_id)';

const SOURCES = {
  visit: {
    table: 'visit',
    at: 'r.arrived_at',
    said: `coalesce(r.narrative, '') || ' ' || coalesce(r.interest_note, '')`,
    noted: `coalesce(r.guest_name, '') || ' ' || coalesce(r.guest_description, '') || ' ' || coalesce(r.plate, '')`,
    what: 'r.purpose',
    stands: 'r.deleted_at IS NULL AND r.voided_at IS NULL',
    own: `(r.consultant_id = :me OR r.credited_id = :me OR ${OWNED} = :me)`,
    of: 'visit_customer',
    newest: 'visit_day',
    order: 'r.visit_on DESC, r.arrived_at DESC, r.id DESC',
    onDay: 'r.visit_on = :day',
  },
  contact: {
    table: 'contact',
    at: 'r.at',
    said: `coalesce(r.content, '') || ' ' || coalesce(r.next_purpose, '') || ' ' || coalesce(r.manager_note, '')`,
    noted: `''`,
    what: 'r.method',
    stands: 'r.deleted_at IS NULL AND r.struck_at IS NULL',
    own: `(r.created_by = :me OR ${OWNED} = :me)`,
    of: 'contact_of',
    newest: 'contact_at',
    order: 'r.at DESC, r.id DESC',
    onDay: 'r.at >= :since AND r.at < :until',
  },
} as const;
type Kind = keyof typeof SOURCES;

const columns = ({ at, said, noted, what }: (typeof SOURCES)[Kind]) =>
  `r.id, ${at} AS at, r.customer_id AS customerId, trim(${noted}) AS noted, trim(${said}) AS said, ${what} AS what`;

/** What stands in a row: how a guest was noted counts only while they have no card. */
const HOLDS = `instr(lower(said || ' ' || iif(customerId IS NULL, noted, '')), :word) > 0`;

/** Of these cards, on the day if one is said; newest first. */
export const ofCards = (kind: Kind, day: boolean, all: boolean): string => {
  const source = SOURCES[kind];
  return `SELECT ${columns(source)} FROM json_each(:cards) card
    CROSS JOIN ${source.table} r INDEXED BY ${source.of} ON r.customer_id = card.value
    WHERE ${source.stands}${day ? ` AND ${source.onDay}` : ''}${all ? '' : ` AND ${source.own}`}
    ORDER BY ${source.at} DESC LIMIT :most`;
};

/** Of a day, or the newest of all. */
export const newest = (kind: Kind, day: boolean, all: boolean): string => {
  const source = SOURCES[kind];
  return `SELECT * FROM (SELECT ${columns(source)} FROM ${source.table} r INDEXED BY ${source.newest}
    WHERE ${source.stands}${day ? ` AND ${source.onDay}` : ''}${all ? '' : ` AND ${source.own}`}
    ORDER BY ${source.order} LIMIT ${NEWEST}) WHERE :word = '' OR ${HOLDS}`;
};

type Row = Omit<Happened, 'kind' | 'said' | 'name'> & { noted: string; said: string };

/** Cards that are looked through, those merged into them included, in one question. */
const WITH_ALIASES = `WITH RECURSIVE same(id) AS (SELECT value FROM json_each(?) UNION SELECT alias.id FROM same CROSS JOIN customer alias
  ON alias.merged_into = same.id) SELECT json_group_array(id) AS ids FROM same`;
const cardsOf = ({ db }: Store, ids: readonly string[]) =>
  prepared<{ ids: string }>(db, WITH_ALIASES).get(JSON.stringify(ids))!.ids;

interface Looked {
  /** Customers that hold the name, the best first. */
  cards: readonly string[];
  /** Words that must stand in what was said. */
  words: readonly string[];
}

/** Visits and contacts of these customers that hold the words, on the day if one is said; without customers, of the day or among the newest. */
export function happened(store: Store, viewer: Who, asked: Asked, { cards, words }: Looked): Happened[] {
  const { day } = asked;
  const all = MANAGES.includes(viewer.role) || viewer.role === 'reception';
  const [since, until] = day === null ? [0, 0] : dayRange(day);
  const kinds: Kind[] = [
    ...(VISITS.includes(viewer.role) ? (['visit'] as const) : []),
    ...(CONTACTS.includes(viewer.role) ? (['contact'] as const) : []),
  ];
  const low = words.map((word) => word.toLowerCase());
  const looked = cards.length === 0 ? '' : cardsOf(store, cards);
  return kinds.flatMap((kind) => {
    const rows = function* (): Generator<Row> {
      const bound = { me: viewer.id, day, since, until, word: low[0] ?? '' };
      if (cards.length > 0)
        yield* prepared<Row>(store.db, ofCards(kind, day !== null, all)).iterate({
          ...bound,
          cards: looked,
          most: words.length > 0 ? NEWEST : MOST,
        });
      else if (day !== null || words.length > 0)
        yield* prepared<Row>(store.db, newest(kind, day !== null, all)).iterate(bound);
    };
    const found: Happened[] = [];
    for (const row of rows()) {
      const { noted, said, ...rest } = row;
      const text = `${said} ${row.customerId === null ? noted : ''}`.toLowerCase();
      if (!low.every((word) => text.includes(word))) continue;
      const whose = row.customerId
        ? prepared<{ id: string; name: string }>(store.db, NAME).get(row.customerId)
        : undefined;
      const told = said === '' ? null : clipped(said, words);
      found.push({ kind, ...rest, customerId: whose?.id ?? null, name: whose?.name ?? noted, said: told });
      if (found.length === MOST) break;
    }
    return found;
  });
}

/** "11-23 10:42", the year too where it is another one. */
export function momentOf(store: Store, at: number): string {
  const day = dayOf(at);
  const short = day.slice(0, 4) === todayOf(store).slice(0, 4) ? day.slice(5) : day;
  return `${short} ${clockOf(at)}`;
}
