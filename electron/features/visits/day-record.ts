import type { showroomDay } from '../../../db/visits/table.ts';
import type { Write } from '../../kernel/write.ts';

type DayFields = Partial<Pick<typeof showroomDay.$inferInsert, 'weather' | 'rota'>>;

/** The id of a day is made of the day: two PCs that open it without a line open the same record. */
export const dayId = (on: string): string => `${on.replaceAll('-', '')}-0000-8000-8000-000000000000`;

/** Saves weather or rota of a day, making its record with the first of them. */
export function saveDay(tx: Write, on: string, fields: DayFields, action: string): void {
  const id = dayId(on);
  if (tx.get('showroom_day', id)) tx.update('showroom_day', id, fields, { action });
  else tx.insert('showroom_day', { id, visitOn: on, ...fields });
}
