import type { CrmEntryLine, CrmPreview, CrmSent } from '../../../gateway/protocol.ts';
import { syncStateOf } from '../../kernel/record-state.ts';
import type { Store } from '../../kernel/store.ts';
import { standing, standingRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import type { CrmAnswers, CrmOutcome, SyncService } from '../sync/service.ts';

import { customerSight } from './rows.ts';

interface Desk {
  store: Store;
  sync: Pick<SyncService, 'crm'>;
}

/** Why there is no answer of head office's gateway; texts of the catalogues under `crm.reason`. */
export type CrmSilence = Exclude<CrmOutcome, { answer: unknown }>['reason'];

/** One field of the message, as this person may see it. */
export interface CrmField {
  /** The card's own field, and its name in the message. */
  from: string;
  to: string;
  value: unknown;
}

export interface CrmView {
  id: string;
  name: string;
  cardNo: string;
  /** `no_consent` is known here; everything else only head office's gateway knows. */
  state: CrmPreview['state'] | 'silent';
  reason: CrmSilence | null;
  /** Exactly what leaves, codes replaced; empty unless `ready`. Starred for this person where the card is. */
  fields: CrmField[];
  /** Something saved here has not reached the gateway yet, so the preview is of the card before it. */
  behind: boolean;
}

type Answer<A extends keyof CrmAnswers> = { answer: CrmAnswers[A] } | { reason: CrmSilence };

/** 发送到 I-CROP, before: exactly what head office's CRM gets of this card. The look is kept in the audit log. @throws Refusal `record.missing` */
export async function previewCrm({ store, sync }: Desk, who: Who, asked: string): Promise<CrmView> {
  const card = store.write(who, (tx) => {
    const row = standingRecord(tx, 'customer', asked);
    tx.audit('crmPreview', 'customer', row.id);
    return row;
  });
  const { id, name, cardNo } = card;
  const { state: local } = syncStateOf(store.db, [id]).get(id)!;
  const view = { id, name, cardNo, reason: null, fields: [], behind: local !== 'delivered' };
  if (!hasAgreed(store.db, id)) return { ...view, state: 'no_consent' };
  const outcome = (await sync.crm({ about: 'preview', id })) as Answer<'preview'>;
  if ('reason' in outcome) return { ...view, state: 'silent', reason: outcome.reason };
  const { state, fields } = outcome.answer;
  const shown = fields.map((field) => ({ ...field, value: customerSight.value(who, card, field.from, field.value) }));
  return { ...view, state, fields: shown };
}

export interface CrmSending {
  /** Null when the gateway answered. */
  reason: CrmSilence | null;
  /** Per card what became of it; without an answer only those that do not leave for want of consent. */
  records: { id: string; state: CrmSent }[];
}

/** 发送到 I-CROP: queues the cards at head office's gateway; without consent none leaves. Kept in the audit log. */
export async function sendToCrm({ store, sync }: Desk, who: Who, asked: readonly string[]): Promise<CrmSending> {
  const ids = [...new Set(asked.map((id) => standing(store.db, 'customer', id)))];
  const going = ids.filter((id) => hasAgreed(store.db, id));
  const kept = ids.filter((id) => !going.includes(id)).map((id) => ({ id, state: 'no_consent' as const }));
  if (going.length === 0) return { reason: null, records: kept };
  const outcome = (await sync.crm({ about: 'send', ids: going })) as Answer<'send'>;
  if ('reason' in outcome) return { reason: outcome.reason, records: kept };
  store.write(who, (tx) => {
    for (const { id, state } of outcome.answer) if (state === 'queued') tx.audit('crmSend', 'customer', id);
  });
  return { reason: null, records: [...outcome.answer, ...kept] };
}

/** What the CRM was told of these cards and answered, newest first; nothing of what was sent. */
export async function crmHistory(
  { store, sync }: Desk,
  asked: readonly string[],
): Promise<{ reason: CrmSilence | null; records: { id: string; entries: CrmEntryLine[] }[] }> {
  const ids = [...new Set(asked.map((id) => standing(store.db, 'customer', id)))];
  const outcome = (await sync.crm({ about: 'state', ids })) as Answer<'state'>;
  return 'reason' in outcome ? { reason: outcome.reason, records: [] } : { reason: null, records: outcome.answer };
}
