import type { z } from 'zod';
import type { consentInput } from '../../../db/customers/model.ts';
import type { Store } from '../../kernel/store.ts';
import { readSettings } from '../settings/service.ts';
import { type Customer, requireCard, type Viewer } from './rows.ts';
import { yieldConsent } from './yielding.ts';

/**
 * 同意总部共享: notes consent or its withdrawal with the notice version, the method, the moment and the person. Operations
 * held back for want of consent are judged again by the sync service when the card changes.
 */
export function recordConsent(store: Store, viewer: Viewer, input: z.infer<typeof consentInput>): Customer {
  const { noticeVersion } = readSettings(store);
  return store.write(viewer, (tx) => {
    requireCard(tx, input.id);
    const changes = {
      hqShareConsent: input.state,
      hqShareNoticeVersion: noticeVersion,
      hqShareMethod: input.method,
      hqShareAt: tx.at,
      hqShareBy: viewer.id,
    };
    const card = tx.update('customer', input.id, changes, { rev: input.rev, action: 'consent' }) as Customer;
    yieldConsent(tx, input.id);
    return card;
  });
}
