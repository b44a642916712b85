import type { z } from 'zod';
import type { consentInput } from '../../../db/customers/model.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { customerSaving } from './service.ts';

/**
 * 同意总部共享: notes consent or its withdrawal with the notice version, the method, the moment and the person. Operations
 * held back for want of consent are judged again by the sync service when the card changes.
 */
export function recordConsent(store: Store, who: Who, { state, method, ...at }: z.infer<typeof consentInput>) {
  const { noticeVersion } = readSettings(store);
  return customerSaving.step(store, who, at, 'consent', (tx) => ({
    hqShareConsent: state,
    hqShareNoticeVersion: noticeVersion,
    hqShareMethod: method,
    hqShareAt: tx.at,
    hqShareBy: who.id,
  }));
}
