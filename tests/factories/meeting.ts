import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** The stored minutes of a morning. */
export const meetingDoc = (changes: Partial<NewOf<'meeting'>> = {}): NewOf<'meeting'> => ({
  id: newId(),
  on: '2026-03-14',
  kind: 'morning',
  announcements: '周末有团购活动',
  ...changes,
});
