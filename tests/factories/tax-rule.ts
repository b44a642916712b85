import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored rate of VAT. */
export const taxRuleDoc = (changes: Partial<NewOf<'tax_rule'>> = {}): NewOf<'tax_rule'> => ({
  id: newId(),
  kind: 'vat',
  params: { goodsBp: 1300, servicesBp: 600 },
  validFrom: '2019-04-01',
  source: 'LAW',
  ...changes,
});
