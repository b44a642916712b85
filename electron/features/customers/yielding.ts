import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { untoldAliases } from '../sync/merging/untold-aliases.ts';
import { CONSENT } from './consent-fields.ts';
import type { Customer } from './rows.ts';

/** Asked of every card that arrives; few have any. */
const HAS_ALIAS = 'SELECT 1 FROM customer WHERE merged_into = ? LIMIT 1';

type Consenting = Pick<Customer, (typeof CONSENT)[number]>;

/** What a card that was merged away says from now on, because the one that stands does not say 同意: who has only it must not go by its own word. */
export function yielded(standing: Consenting, merged: Pick<Customer, 'hqShareConsent'>): Record<string, unknown> {
  if (merged.hqShareConsent !== 'granted' || standing.hqShareConsent === 'granted') return {};
  return Object.fromEntries(CONSENT.map((field) => [field, standing[field] ?? null]));
}

/** After a card's consent changed: the cards merged into it of which head office does not know that follow. */
export function yieldConsent(tx: Write, id: string): void {
  if (prepared(tx.db, HAS_ALIAS).get(id) === undefined) return;
  const standing = tx.get('customer', id) as Customer | undefined;
  if (!standing || standing.mergedInto !== null || standing.hqShareConsent === 'granted') return;
  for (const alias of untoldAliases(tx.db, 'customer', id))
    tx.update('customer', alias, yielded(standing, tx.get('customer', alias) as Customer), { action: 'consent' });
}
