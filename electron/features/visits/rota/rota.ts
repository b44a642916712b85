import type { RotaEventKind } from '../../../../db/visits/model.ts';
import { newId } from '../../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../../kernel/refusal.ts';
import { prepared } from '../../../kernel/statements.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Actor } from '../../../kernel/write.ts';
import { activeWithRole } from '../../staff/service.ts';
import { saveDay } from '../day-record.ts';
import { todayOf } from '../rows.ts';
import { awayAfter, lineAfter, type Move, oldestFirst } from './line.ts';

/**
 * `point`: stands at the waiting point (等候点), the next new party and every call are theirs. `next`: goes there when that one engages.
 * `inLine`: further back. `busy`: has a guest. `away`: left the showroom floor.
 */
export type RotaState = 'point' | 'next' | 'inLine' | 'busy' | 'away';

export interface RotaPlace {
  /** Place in the order as it was set, from 1. */
  slot: number;
  staffId: string;
  name: string;
  state: RotaState;
  /** Since when they have a guest or are away, UTC ms; null of everybody else. */
  since: number | null;
  /** Why they are away. */
  reason: string | null;
  /** New parties the rota gave them today. */
  given: number;
  /** How often they were skipped today. */
  skips: number;
}

export interface Rota {
  on: string;
  /** When this was read, UTC ms: an order saved from it counts from here on. */
  asOf: number;
  /** As they stand in line, first the one whose turn comes first; those who have a guest or are away keep their place. */
  order: RotaPlace[];
  /** `day`: fixed for this day; `earlier`: the latest day that had one; `everyone`: nobody ever fixed one. */
  source: 'day' | 'earlier' | 'everyone';
  /** Who stands at the waiting point; null while nobody is free. */
  pointId: string | null;
  /** The party that has waited longest for any consultant: the next one free is offered to it. */
  longestWaiting: WaitingParty | null;
  /** Parties in the showroom that nobody receives yet. */
  waiting: number;
}

export interface WaitingParty {
  visitId: string;
  arrivedAt: number;
}

const LATEST_ROTA = `SELECT visit_on AS "on", rota FROM showroom_day WHERE visit_on <= ? AND rota IS NOT NULL
  AND deleted_at IS NULL ORDER BY visit_on DESC LIMIT 1`;

function orderOf(store: Store, on: string): { staffIds: string[]; source: Rota['source'] } {
  const latest = prepared<{ on: string; rota: string }>(store.db, LATEST_ROTA).get(on);
  if (!latest) return { staffIds: consultants(store).map(({ id }) => id), source: 'everyone' };
  return { staffIds: JSON.parse(latest.rota) as string[], source: latest.on === on ? 'day' : 'earlier' };
}

export const consultants = (store: Store) => activeWithRole(store, ['consultant']);

/** On the index `visit_day`; a withdrawn or voided visit gives its turn back. */
export const GIVEN = `SELECT id, consultant_id AS staffId, coalesce(assigned_at, arrived_at) AS at, rota_slot AS slot, received_at AS receivedAt,
  state, channel FROM visit WHERE visit_on = ? AND consultant_id IS NOT NULL AND deleted_at IS NULL AND voided_at IS NULL AND id IS NOT ?`;

interface Given extends Move {
  slot: number | null;
  receivedAt: number | null;
  state: string;
  channel: string;
}

/** On the index `rota_event_day`. */
export const EVENTS = `SELECT id, at, kind, staff_id AS staffId, staff_ids AS staffIds, reason FROM rota_event
  WHERE visit_on = ? AND deleted_at IS NULL ORDER BY at, id`;

interface Event extends Move {
  kind: RotaEventKind;
  staffIds: string | null;
  reason: string | null;
}

/**
 * Since when somebody has a guest. A party that was given and not yet received counts: else every newcomer would be given the same free
 * one. A visit forgotten open on an earlier day keeps nobody busy, nor does a call whose form is still open.
 */
function busyOf(given: readonly Given[]): Map<string, number> {
  const busy = new Map<string, number>();
  for (const { staffId, state, channel, receivedAt, at } of given) {
    if (state === 'closed' || channel === 'call') continue;
    busy.set(staffId, Math.min(receivedAt ?? at, busy.get(staffId) ?? Number.POSITIVE_INFINITY));
  }
  return busy;
}

/** Nobody waits on the telephone: a call is not in this line. */
export const WAITING = `SELECT id AS visitId, arrived_at AS arrivedAt FROM visit WHERE state = 'registered' AND visit_on = ?
  AND deleted_at IS NULL AND voided_at IS NULL AND channel <> 'call' AND id IS NOT ? ORDER BY arrived_at, id`;

/** What moved the line since the order was set; an order of an earlier version has no event of its own and holds from the morning on. */
function movesOf(order: readonly string[], events: readonly Event[], given: readonly Given[]): Move[] {
  const same = JSON.stringify(order);
  const set = events.findLast(({ kind, staffIds }) => kind === 'set' && staffIds === same);
  const moves = [
    ...given.filter(({ slot }) => slot !== null),
    ...events.filter(({ kind }) => kind === 'skip'),
  ] satisfies Move[];
  return set === undefined ? moves : moves.filter((move) => oldestFirst(set, move) < 0);
}

/** The rota of a day as it stands. `without`: a visit that is being given anew and does not count. */
export function rotaOf(store: Store, on: string, without: string | null = null): Rota {
  const { staffIds, source } = orderOf(store, on);
  const names = new Map(consultants(store).map(({ id, name }) => [id, name]));
  const given = prepared<Given>(store.db, GIVEN).all(on, without) as Given[];
  const events = prepared<Event>(store.db, EVENTS).all(on) as Event[];
  const waiting = prepared<WaitingParty>(store.db, WAITING).all(on, without) as WaitingParty[];
  const [busy, away] = [busyOf(given), awayAfter(events)];
  const line = lineAfter(staffIds, movesOf(staffIds, events, given)).filter((id) => names.has(id));
  const free = line.filter((id) => !busy.has(id) && !away.has(id));
  const stateOf = (id: string): RotaState => {
    if (away.has(id)) return 'away';
    if (busy.has(id)) return 'busy';
    return id === free[0] ? 'point' : id === free[1] ? 'next' : 'inLine';
  };
  const count = (moves: readonly Move[], id: string) => moves.filter(({ staffId }) => staffId === id).length;
  return {
    on,
    asOf: store.clock.now(),
    order: line.map((staffId) => ({
      slot: staffIds.indexOf(staffId) + 1,
      staffId,
      name: names.get(staffId)!,
      state: stateOf(staffId),
      since: away.get(staffId)?.at ?? busy.get(staffId) ?? null,
      reason: away.get(staffId)?.reason ?? null,
      given: count(
        given.filter(({ slot }) => slot !== null),
        staffId,
      ),
      skips: count(
        events.filter(({ kind }) => kind === 'skip'),
        staffId,
      ),
    })),
    source,
    pointId: free[0] ?? null,
    longestWaiting: waiting[0] ?? null,
    waiting: waiting.length + given.filter(({ state, channel }) => state === 'assigned' && channel !== 'call').length,
  };
}

/**
 * Fixes the order of a day (早会): the line is as it stands there, the first one's turn comes first. Who is not in it gets no party by turn
 * that day. `seenAt`: when the rota was read that the order was made from (`asOf`); turns given since then still count.
 * @throws InvalidInput `rota.twice`; Refusal `visit.consultantUnknown`
 */
export function setRota(store: Store, actor: Actor, on: string, staffIds: string[], seenAt?: number): Rota {
  if (new Set(staffIds).size !== staffIds.length)
    throw new InvalidInput([{ path: 'staffIds', code: 'rota.twice', params: {} }]);
  const known = new Set(consultants(store).map(({ id }) => id));
  if (!staffIds.every((id) => known.has(id))) throw new Refusal('visit.consultantUnknown', { field: 'staffIds' });
  store.write(actor, (tx) => {
    // An empty order is none: the latest earlier one holds.
    saveDay(tx, on, { rota: staffIds.length > 0 ? staffIds : null }, 'rota');
    const at = on === todayOf(store) ? Math.min(seenAt ?? tx.at, tx.at) : tx.at;
    tx.insert('rota_event', { id: newId(), visitOn: on, at, kind: 'set', staffIds });
  });
  return rotaOf(store, on);
}
