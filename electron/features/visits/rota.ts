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
  /** Receives a party right now. */
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
}

const LATEST_ROTA = `SELECT visit_on AS "on", rota FROM showroom_day WHERE visit_on <= ? AND rota IS NOT NULL
  AND deleted_at IS NULL ORDER BY visit_on DESC LIMIT 1`;

function orderOf(store: Store, on: string): { staffIds: string[]; source: Rota['source'] } {
  const latest = store.db.prepare(LATEST_ROTA).get(on) as { on: string; rota: string } | undefined;
  if (!latest) return { staffIds: consultants(store).map(({ id }) => id), source: 'everyone' };
  return { staffIds: JSON.parse(latest.rota) as string[], source: latest.on === on ? 'day' : 'earlier' };
}

export const consultants = (store: Store) => activeWithRole(store, ['consultant']);

/** What the rota gave on a day, oldest first; a withdrawn visit gives its turn back. */
function turnsOf(store: Store, on: string, without: string | null): RotaTurn[] {
  return store.db
    .prepare(
      `SELECT consultant_id AS staffId, rota_slot AS slot FROM visit
       WHERE visit_on = ? AND rota_slot IS NOT NULL AND deleted_at IS NULL AND id IS NOT ? ORDER BY assigned_at, id`,
    )
    .all(on, without) as RotaTurn[];
}

/** Who receives a party now; a visit forgotten open on an earlier day keeps nobody busy. */
const busyOn = (store: Store, on: string): Set<string> =>
  new Set(
    store.db
      .prepare(`SELECT consultant_id FROM visit WHERE state = 'received' AND visit_on = ? AND deleted_at IS NULL`)
      .pluck()
      .all(on) as string[],
  );

/** The order of a day and whose turn it is. `without`: a visit that is being given anew and does not count. */
export function rotaOf(store: Store, on: string, without: string | null = null): Rota {
  const { staffIds, source } = orderOf(store, on);
  const names = new Map(consultants(store).map(({ id, name }) => [id, name]));
  const turns = turnsOf(store, on, without);
  const busy = busyOn(store, on);
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
  return { on, order, source, nextId: next };
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
