import { maskIdNumber } from '../../../../db/customers/id-number.ts';
import { maskPhone } from '../../../../db/customers/phone.ts';
import type { Role } from '../../../../db/staff/model.ts';
import type { Connection } from '../../../kernel/connection.ts';
import { standingRecord, type TravellingRecord } from '../records.ts';

/** Who decides: a manager about everything, a consultant about their own customers; of a card merged away the one that stands counts. */
export interface Decider {
  id: string;
  role: Role;
}

export function mayDecide(db: Connection, { id, role }: Decider, record: TravellingRecord | null | undefined): boolean {
  if (role === 'manager' || role === 'admin') return true;
  if (role !== 'consultant' || record?.entity.name !== 'customer') return false;
  return standingRecord(db, record).row.ownerId === id;
}

/**
 * Fields shown masked to everybody until they say why, and how. Whoever decides about a card sees its phone there too
 * (owner and managers), so only the ID number and a visitor's number, which stand in full on no list, are left.
 */
const MASKS: Readonly<Record<string, (value: string) => string>> = { idNo: maskIdNumber, guestPhone: maskPhone };

/** A value as this page shows it; `masked` when there is more to see for a reason. */
export function sighted(field: string, value: unknown): { value: unknown; masked: boolean } {
  const mask = MASKS[field];
  return mask && typeof value === 'string' && value !== ''
    ? { value: mask(value), masked: true }
    : { value: value ?? null, masked: false };
}
