import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { chineseName } from './customer.ts';

type StaffDoc = NewOf<'staff'>;

/** A stored member of staff: a consultant who works here and whose password nobody knows. */
export const staffDoc = (changes: Partial<StaffDoc> = {}): StaffDoc => {
  const id = newId();
  return { id, name: chineseName(), login: id, role: 'consultant', passwordHash: 'no password', ...changes };
};
