import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { activeWithRole } from '../staff/service.ts';
import { saveDay } from './day-record.ts';
import { nextInLine, type RotaTurn } from './turn.ts';

export interface RotaPlace {
  /** Place in the order, from 1. */
  slot: number;
  staffId: string;
  name: string;
  /** Has a guest: receives a party right now, or was given one that waits for them. */
  busy: boolean;
  /** Parties the rota gave this person today. */
  given: number;
}

export interface Rota {
  on: string;
  order: RotaPlace[];
  /** `day`: fixed for this day; `earlier`: the latest day that had one; `everyone`: nobody ever fixed one. */
  source: 'day' | 'earlier' | 'everyone';
  /** Whose turn it is; null while nobody is free. */
  nextId: string | null;
  /** The party that has waited longest for any consultant: the next one free is offered to it. */
  longestWaiting: WaitingParty | null;
}

export interface WaitingParty {
  visitId: string;
  arrivedAt: number;
}

const LATEST_ROTA = `SELECT visit_on AS "on", rota FROM showroom_day WHERE visit_on <= ? AND rota IS NOT NULL
  AND deleted_at IS NULL ORDER BY visit_on DESC LIMIT 1`;

function orderOf(store: Store, on: string): { staffIds: string[]; source: Rota['source'] } {
  const latest = store.db.prepare(LATEST_ROTA).get(on) as { on: string; rota: string } | undefined;
  if (!latest) return { staffIds: consultants(store).map(({ id }) => id), source: 'everyone' };
  return { staffIds: JSON.parse(latest.rota) as string[], source: latest.on === on ? 'day' : 'earlier' };
}

export const consultants = (store: Store) => activeWithRole(store, ['consultant']);

/** What the rota gave on a day, oldest first; a withdrawn or voided visit gives its turn back. */
function turnsOf(store: Store, on: string, without: string | null): RotaTurn[] {
  return store.db
    .prepare(
      `SELECT consultant_id AS staffId, rota_slot AS slot FROM visit
       WHERE visit_on = ? AND rota_slot IS NOT NULL AND deleted_at IS NULL AND voided_at IS NULL AND id IS NOT ? ORDER BY assigned_at, id`,
    )
    .all(on, without) as RotaTurn[];
}

/**
 * Who has a guest now. A party that was given and not yet received counts: else every newcomer would be given the same free one. A
 * visit forgotten open on an earlier day keeps nobody busy, nor does a call whose form is still open.
 */
const busyOn = (store: Store, on: string, without: string | null): Set<string> =>
  new Set(
    store.db
      .prepare(
        `SELECT consultant_id FROM visit WHERE state IN ('assigned', 'received') AND visit_on = ? AND deleted_at IS NULL
         AND voided_at IS NULL AND channel <> 'call' AND consultant_id IS NOT NULL AND id IS NOT ?`,
      )
      .pluck()
      .all(on, without) as string[],
  );

/** Nobody waits on the telephone: a call is not in this line. */
const LONGEST_WAITING = `SELECT id AS visitId, arrived_at AS arrivedAt FROM visit WHERE state = 'registered' AND visit_on = ?
  AND deleted_at IS NULL AND voided_at IS NULL AND channel <> 'call' AND id IS NOT ? ORDER BY arrived_at, id LIMIT 1`;

/** The order of a day and whose turn it is. `without`: a visit that is being given anew and does not count. */
export function rotaOf(store: Store, on: string, without: string | null = null): Rota {
  const { staffIds, source } = orderOf(store, on);
  const names = new Map(consultants(store).map(({ id, name }) => [id, name]));
  const turns = turnsOf(store, on, without);
  const busy = busyOn(store, on, without);
  const longest = store.db.prepare(LONGEST_WAITING).get(on, without) as WaitingParty | undefined;
  const order = staffIds
    .filter((id) => names.has(id))
    .map((staffId, index) => ({
      slot: index + 1,
      staffId,
      name: names.get(staffId)!,
      busy: busy.has(staffId),
      given: turns.filter((turn) => turn.staffId === staffId).length,
    }));
  const next = nextInLine(
    order.map(({ staffId }) => staffId),
    turns.at(-1),
    busy,
  );
  return { on, order, source, nextId: next, longestWaiting: longest ?? null };
}

/** Fixes the order of a day (早会). Who is not in it gets no party by turn that day. */
export function setRota(store: Store, actor: Actor, on: string, staffIds: string[]): Rota {
  if (new Set(staffIds).size !== staffIds.length)
    throw new InvalidInput([{ path: 'staffIds', code: 'rota.twice', params: {} }]);
  const known = new Set(consultants(store).map(({ id }) => id));
  if (!staffIds.every((id) => known.has(id))) throw new Refusal('visit.consultantUnknown', { field: 'staffIds' });
  // An empty order is none: the latest earlier one holds.
  store.write(actor, (tx) => saveDay(tx, on, { rota: staffIds.length > 0 ? staffIds : null }, 'rota'));
  return rotaOf(store, on);
}
