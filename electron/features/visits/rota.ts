import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { activeWithRole } from '../staff/service.ts';
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

function orderOf(store: Store, on: string): { staffIds: string[]; source: Rota['source'] } {
  const dayWithOrder = store.db.prepare('SELECT max(visit_on) FROM rota_entry WHERE visit_on <= ?').pluck().get(on) as
    | string
    | null;
  if (dayWithOrder === null) return { staffIds: consultants(store).map(({ id }) => id), source: 'everyone' };
  const staffIds = store.db
    .prepare('SELECT staff_id FROM rota_entry WHERE visit_on = ? ORDER BY slot')
    .pluck()
    .all(dayWithOrder) as string[];
  return { staffIds, source: dayWithOrder === on ? 'day' : 'earlier' };
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
  store.write(actor, (tx) => {
    tx.db.prepare('DELETE FROM rota_entry WHERE visit_on = ?').run(on);
    const insert = tx.db.prepare('INSERT INTO rota_entry (visit_on, slot, staff_id) VALUES (?, ?, ?)');
    staffIds.forEach((staffId, index) => {
      insert.run(on, index + 1, staffId);
    });
    tx.audit('update', 'rota', on, { staffIds });
    tx.changed('rota', on);
  });
  return rotaOf(store, on);
}
