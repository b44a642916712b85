import { addDays, dayRange } from '../../../db/core/day.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';

/** 今天, 本月 of a consultant, or of the whole showroom. */
export interface DeskNumbers {
  on: string;
  /** 批次 today and this month. */
  parties: number;
  monthParties: number;
  /** Contacts made today, unanswered ones too. */
  contacts: number;
  /** Of the month: 首次留档 ÷ (首次留档 + 未留档), null without any. */
  captureRate: number | null;
  /** Cards that became O this month. */
  monthOrders: number;
  monthDeliveries: number;
  /** Guests who are with the consultant now. */
  receiving: { visitId: string; name: string | null; receivedAt: number }[];
  /** Visits still open of earlier days. */
  forgotten: number;
}

const COUNTED = "v.purpose = 'viewing' AND v.deleted_at IS NULL AND v.voided_at IS NULL";

/** The numbers of 工作台; nothing is typed twice, all of it comes from visits, contacts and levels. */
export function deskOf(store: Store, ownerId: string | null): DeskNumbers {
  const on = todayOf(store);
  const month = `${on.slice(0, 7)}-01`;
  const mine = (column: string) => (ownerId === null ? '' : ` AND ${column} = ?`);
  const owner = ownerId === null ? [] : [ownerId];
  const one = <T>(sql: string, ...values: unknown[]) => store.db.prepare(sql).get(...values, ...owner) as T;
  const visits = (from: string) =>
    one<{ parties: number; captured: number; left: number }>(
      `SELECT count(*) AS parties, coalesce(sum(v.outcome = 'captured'), 0) AS captured,
         coalesce(sum(v.outcome = 'notCaptured'), 0) AS "left"
       FROM visit v WHERE v.visit_on >= ? AND ${COUNTED}${mine('v.consultant_id')}`,
      from,
    );
  const count = (sql: string, ...values: unknown[]) => one<{ n: number }>(sql, ...values).n;
  const thisMonth = visits(month);
  const [midnight] = dayRange(on);
  const [monthStart] = dayRange(month);
  const shown = thisMonth.captured + thisMonth.left;
  return {
    on,
    parties: visits(on).parties,
    monthParties: thisMonth.parties,
    contacts: count(
      `SELECT count(*) AS n FROM contact c WHERE c.at >= ? AND c.deleted_at IS NULL AND c.struck_at IS NULL${mine('c.created_by')}`,
      midnight,
    ),
    captureRate: shown === 0 ? null : thisMonth.captured / shown,
    monthOrders: count(
      `SELECT count(DISTINCT l.customer_id) AS n FROM level_change l JOIN customer c ON c.id = l.customer_id
       WHERE l.created_at >= ? AND l.to_level = 'O' AND l.deleted_at IS NULL${mine('c.owner_id')}`,
      monthStart,
    ),
    monthDeliveries: count(
      `SELECT count(*) AS n FROM vehicle_movement m INDEXED BY vehicle_movement_at JOIN customer c ON c.id = m.customer_id
       WHERE m.moved_at >= ? AND m.kind = 'deliver' AND m.deleted_at IS NULL${mine('c.owner_id')}`,
      monthStart,
    ),
    receiving: store.db
      .prepare(
        `SELECT v.id AS visitId, coalesce(c.name, v.guest_name, v.guest_description) AS name, v.received_at AS receivedAt
         FROM visit v LEFT JOIN customer c ON c.id = v.customer_id
         WHERE v.state = 'received' AND v.visit_on = ? AND v.channel <> 'call' AND v.deleted_at IS NULL AND v.voided_at IS NULL
         ${mine('v.consultant_id')} ORDER BY v.received_at`,
      )
      .all(on, ...owner) as DeskNumbers['receiving'],
    forgotten: count(
      `SELECT count(*) AS n FROM visit v WHERE v.state IN ('registered', 'assigned', 'received') AND v.visit_on BETWEEN ? AND ?
       AND v.deleted_at IS NULL AND v.voided_at IS NULL${mine('v.consultant_id')}`,
      addDays(on, -31),
      addDays(on, -1),
    ),
  };
}
