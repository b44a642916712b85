import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

type EntryDoc = NewOf<'playbook_entry'>;

/** A stored 话术 in use: what to answer when the price is too high. */
export const playbookEntryDoc = (changes: Partial<EntryDoc> = {}): EntryDoc => ({
  id: newId(),
  kind: 'objection',
  title: '嫌贵',
  ask: '你们比别家贵两万',
  answer: '先问比的是哪一项，再把三年用车成本摆出来',
  active: true,
  ...changes,
});
