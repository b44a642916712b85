import { integer, text } from 'drizzle-orm/sqlite-core';
import { on } from '../core/columns.ts';
import type { ClaimHolder, ClaimState } from './claim.ts';

/** What the head of every document carries besides its own fields (DEALS 2): no form may send any of them. */
export const documentColumns = <S extends string>() => ({
  /** Given when it leaves draft. */
  docNo: text('doc_no'),
  /** The showroom's day of that. */
  docOn: on('doc_on'),
  status: text('status').$type<S>().notNull(),
  versionNo: integer('version_no').notNull(),
  /** SHA-256 of its content from then on. */
  contentHash: text('content_hash'),
  /** The step that brought it where it stands. */
  lastEventId: text('last_event_id'),
});

/** What a record carries whose saves claim something at the gateway, which sets both. */
export const claimColumns = () => ({
  claimState: text('claim_state').$type<ClaimState>(),
  claimHolder: text('claim_holder', { mode: 'json' }).$type<ClaimHolder>(),
});
