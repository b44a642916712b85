import { levelOf, type Role } from '../../../db/staff/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';

const PERSON = 'SELECT role, authority_level AS authorityLevel FROM staff WHERE id = ?';

/** 额度级别 of somebody who works here; of nobody 0. */
export function levelOfStaff(db: Connection, staffId: string): number {
  const person = prepared<{ role: Role; authorityLevel: number | null }>(db, PERSON).get(staffId);
  return person === undefined ? 0 : levelOf(person);
}
