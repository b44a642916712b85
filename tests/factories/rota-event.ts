import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { SATURDAY_MORNING } from '../harness/store.ts';

/** A stored event: somebody left for lunch on the test's Saturday. */
export const rotaEventDoc = (
  changes: Partial<NewOf<'rota_event'>> & { staffId: string | null },
): NewOf<'rota_event'> => ({
  id: newId(),
  visitOn: '2026-03-14',
  at: SATURDAY_MORNING,
  kind: 'leave',
  reason: '用餐',
  ...changes,
});
