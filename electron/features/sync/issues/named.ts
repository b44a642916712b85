import type { Connection } from '../../../kernel/connection.ts';

/** Fields that hold somebody's id, and whose. */
const PEOPLE: Readonly<Record<string, 'staff' | 'customer'>> = {
  ownerId: 'staff',
  greeterId: 'staff',
  consultantId: 'staff',
  priorConsultantId: 'staff',
  customerId: 'customer',
  buyerId: 'customer',
  driverId: 'customer',
};

/** A value for people to compare: an id tells nobody anything, a name does. */
export function named(db: Connection, field: string, value: unknown): unknown {
  const table = PEOPLE[field];
  if (table === undefined || typeof value !== 'string') return value ?? null;
  return db.prepare(`SELECT name FROM ${table} WHERE id = ?`).pluck().get(value) ?? null;
}
