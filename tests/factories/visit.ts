import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { SATURDAY_MORNING } from '../harness/store.ts';

type VisitDoc = NewOf<'visit'>;

/** A stored visit: a couple that walked in to look at a car on the test's Saturday, not yet assigned. */
export const visitDoc = (changes: Partial<VisitDoc> = {}): VisitDoc => ({
  id: newId(),
  visitOn: '2026-03-14',
  state: 'registered',
  channel: 'walkIn',
  purpose: 'viewing',
  partySize: 2,
  arrivedAt: SATURDAY_MORNING,
  guestDescription: '白衬衫 带小孩',
  greeterId: 'system',
  ...changes,
});
