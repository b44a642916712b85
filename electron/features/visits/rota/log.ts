import type { RotaEventKind } from '../../../../db/visits/model.ts';
import { prepared } from '../../../kernel/statements.ts';
import type { Store } from '../../../kernel/store.ts';
import { listStaff } from '../../staff/service.ts';
import { oldestFirst } from './line.ts';

/** How a party came to its consultant: 按顺位 老客户 代接待 来电 指定 */
export type Engagement = 'turn' | 'own' | 'standIn' | 'call' | 'chosen';

/** One line of 排班记录; nobody's guest is named in it. */
export interface RotaLogLine {
  id: string;
  /** UTC ms. */
  at: number;
  kind: RotaEventKind | 'engage';
  name: string | null;
  /** Of `engage`. */
  how: Engagement | null;
  /** Of `standIn`: whose customer it is. */
  ownerName: string | null;
  /** Of `set`: the order. */
  names: string[];
  reason: string | null;
  agreedByName: string | null;
  byName: string | null;
}

/** On the index `visit_day`. */
export const ENGAGED = `SELECT id, coalesce(assigned_at, arrived_at) AS at, consultant_id AS staffId, prior_consultant_id AS ownerId,
  rota_slot AS slot, channel, skip_reason AS reason, greeter_id AS "by" FROM visit
  WHERE visit_on = ? AND consultant_id IS NOT NULL AND deleted_at IS NULL AND voided_at IS NULL`;

/** On the index `rota_event_day`. */
export const NOTED = `SELECT id, at, kind, staff_id AS staffId, staff_ids AS staffIds, reason, agreed_by_id AS agreedById, created_by AS "by"
  FROM rota_event WHERE visit_on = ? AND deleted_at IS NULL`;

interface Engaged {
  id: string;
  at: number;
  staffId: string;
  ownerId: string | null;
  slot: number | null;
  channel: string;
  reason: string | null;
  by: string;
}

interface Noted extends Omit<RotaLogLine, 'kind'> {
  kind: RotaEventKind;
  staffId: string | null;
  staffIds: string | null;
  agreedById: string | null;
  by: string;
}

function howOf({ staffId, ownerId, slot, channel }: Engaged): Engagement {
  if (slot !== null) return 'turn';
  if (ownerId !== null) return ownerId === staffId ? 'own' : 'standIn';
  return channel === 'call' ? 'call' : 'chosen';
}

/** 排班记录 of a day, the oldest first: what was noted of the rota, and who engaged whom by which rule. */
export function rotaLog(store: Store, on: string): RotaLogLine[] {
  const names = new Map(listStaff(store).map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const engaged = (prepared<Engaged>(store.db, ENGAGED).all(on) as Engaged[]).map((visit): RotaLogLine => {
    const how = howOf(visit);
    return {
      ...{ id: visit.id, at: visit.at, kind: 'engage', how, names: [], reason: visit.reason, agreedByName: null },
      name: nameOf(visit.staffId),
      ownerName: how === 'standIn' ? nameOf(visit.ownerId) : null,
      byName: nameOf(visit.by),
    };
  });
  const noted = (prepared<Noted>(store.db, NOTED).all(on) as Noted[]).map((event): RotaLogLine => {
    const order = event.staffIds === null ? [] : (JSON.parse(event.staffIds) as string[]);
    return {
      ...{ id: event.id, at: event.at, kind: event.kind, how: null, reason: event.reason, ownerName: null },
      name: nameOf(event.staffId),
      names: order.map((id) => nameOf(id) ?? '?'),
      agreedByName: nameOf(event.agreedById),
      byName: nameOf(event.by),
    };
  });
  return [...engaged, ...noted].sort(oldestFirst);
}
