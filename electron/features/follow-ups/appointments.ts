import { z } from 'zod';
import { addDays, dayRange } from '../../../db/core/day.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { RowOf } from '../../../db/entities.ts';
import { appointmentFields } from '../../../db/follow-ups/model.ts';
import { appointmentProblems } from '../../../db/follow-ups/rules.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { historying } from '../../records/history.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { registerIn } from '../visits/register.ts';

const sight = seeing({ entity: 'appointment' });

/** 邀约. */
export const appointmentSaving = saving({
  entity: 'appointment',
  fields: appointmentFields,
  sight,
  problems: appointmentProblems,
  usual: { state: 'expected' },
  check(tx, { customerId }) {
    if (customerId) requireRecord(tx, 'customer', customerId);
    return undefined;
  },
});
export const appointmentHistory = historying(sight);

/** What a person types of it. */
export const typedAppointment = appointmentFields.pick({
  at: true,
  purpose: true,
  consultantId: true,
  partySize: true,
  note: true,
});

export interface ExpectedGuest
  extends Pick<
    RowOf<'appointment'>,
    'id' | 'rev' | 'customerId' | 'at' | 'purpose' | 'partySize' | 'note' | 'state' | 'visitId' | 'consultantId'
  > {
  name: string;
  phone: string | null;
  level: string;
  consultantName: string | null;
}

export const EXPECTED = `SELECT a.id, a.rev, a.customer_id AS customerId, a.at, a.purpose, a.party_size AS partySize, a.note, a.state,
  a.visit_id AS visitId, a.consultant_id AS consultantId, c.name, coalesce(c.mobile, c.landline) AS phone, c.level, s.name AS consultantName
  FROM appointment a JOIN customer c ON c.id = a.customer_id LEFT JOIN staff s ON s.id = a.consultant_id
  WHERE a.at >= ? AND a.at < ? AND a.deleted_at IS NULL ORDER BY a.at, a.id LIMIT 500`;

/** Guests who said they will come from a day on, by time; numbers masked. */
export function expectedGuests(
  store: Store,
  { from, days }: { from?: string | undefined; days: number },
): ExpectedGuest[] {
  const first = from ?? todayOf(store);
  const [since] = dayRange(first);
  const [until] = dayRange(addDays(first, days));
  const rows = store.db.prepare(EXPECTED).all(since, until) as ExpectedGuest[];
  return rows.map((row) => ({ ...row, phone: row.phone && maskPhone(row.phone) }));
}

/**
 * 到店: an expected guest becomes a visit, with their own consultant, in one save.
 * @throws Refusal `appointment.done`, `record.stale`, those of a registration
 */
export const arriveExpected = (store: Store, who: Who, { id, rev }: Target): { visitId: string } =>
  store.write(who, (tx) => {
    const expected = requireRecord(tx, 'appointment', id);
    tx.update('appointment', id, {}, { rev });
    if (expected.state !== 'expected') throw new Refusal('appointment.done');
    const visit = registerIn(tx, store, who, {
      channel: 'invited',
      purpose: expected.purpose === 'pickup' ? 'pickup' : 'viewing',
      partySize: expected.partySize ?? 1,
      customerId: expected.customerId,
    });
    tx.update('appointment', id, { state: 'arrived', visitId: visit.id }, { action: 'arrive' });
    return { visitId: visit.id };
  });

export const cancelInput = z.object({
  state: z.enum(['missed', 'cancelled', 'expected']),
});

/** 取消, 未到, or expected once more. @throws Refusal `appointment.done`, `record.stale` */
export const settleAppointment = (store: Store, who: Who, { id, rev, ...how }: Target & z.infer<typeof cancelInput>) =>
  appointmentSaving.step(store, who, { id, rev }, 'update', (_tx, row) => {
    if (row.state === 'arrived') throw new Refusal('appointment.done');
    return how;
  });
