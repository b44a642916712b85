import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored count of a drawer: a consultant's own, three cards, all there. */
export const drawerAuditDoc = (changes: Partial<NewOf<'drawer_audit'>> = {}): NewOf<'drawer_audit'> => ({
  id: newId(),
  ownerId: newId(),
  month: '2026-03',
  countedAs: 'consultant',
  byId: newId(),
  countedAt: Date.UTC(2026, 2, 14),
  cards: 3,
  missingIds: [],
  fixes: [],
  ...changes,
});
