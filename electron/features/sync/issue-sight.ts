import { maskIdNumber } from '../../../db/customers/id-number.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { Role } from '../../../db/staff/model.ts';
import type { Row } from '../../kernel/entity.ts';

/** Who decides: a manager about everything, a consultant about their own customers. */
export interface Decider {
  id: string;
  role: Role;
}

export const mayDecide = ({ id, role }: Decider, entity: string, row: Row | undefined): boolean =>
  role === 'manager' || role === 'admin' || (role === 'consultant' && entity === 'customer' && row?.ownerId === id);

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
