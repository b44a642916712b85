import type { z } from 'zod';
import type { CrmMapping } from '../adapters/mapping.ts';
import type { CrmSent, crmPreviewResponse, crmStateResponse } from '../protocol.ts';
import { isShared } from '../push/consent.ts';
import { type CrmHistoryRow, historyOf, queueNow } from '../store/crm-desk.ts';
import type { Queryable } from '../store/database.ts';
import { currentEpoch } from '../store/meta.ts';
import { loadRows } from '../store/rows.ts';
import { leavingDocument, leavingFields } from './leaving.ts';

/** What a showroom may ask about its own records on their way to the head-office CRM. */
export interface CrmDesk {
  database: Queryable;
  storeId: string;
  mapping: CrmMapping;
  hasCrm: boolean;
}

/** Exactly what would leave of a customer as the gateway has it, or why nothing would. */
export async function previewFor(desk: CrmDesk, id: string): Promise<z.input<typeof crmPreviewResponse>> {
  const { database, storeId, mapping, hasCrm } = desk;
  const nothing = { rev: null, doc: null, fields: [], gateway_epoch: await currentEpoch(database) };
  const [row] = await loadRows(database, storeId, 'customer', [id]);
  if (!row || row.deletedAt !== null) return { ...nothing, state: 'unknown' };
  const doc = leavingDocument(mapping, row);
  if (doc === null) return { ...nothing, rev: row.rev, state: 'no_consent' };
  if (!hasCrm) return { ...nothing, rev: row.rev, state: 'no_crm' };
  return { ...nothing, state: 'ready', rev: row.rev, doc, fields: leavingFields(mapping, doc, row) };
}

/** Queues customers; one that waits already, or was sent as it is, is not queued twice. */
export async function sendNow(
  desk: CrmDesk,
  ids: readonly string[],
  now: number,
): Promise<{ id: string; state: CrmSent }[]> {
  const { database, storeId, hasCrm } = desk;
  const rows = new Map((await loadRows(database, storeId, 'customer', [...ids])).map((row) => [row.id, row]));
  const kept = (id: string): CrmSent | null => {
    const row = rows.get(id);
    if (!row || row.deletedAt !== null) return 'unknown';
    if (!isShared(row)) return 'no_consent';
    return hasCrm ? null : 'no_crm';
  };
  const going = [...new Set(ids)].filter((id) => kept(id) === null);
  const queued = new Set(await queueNow(database, { storeId, ids: going, now }));
  return [...new Set(ids)].map((id) => ({ id, state: kept(id) ?? (queued.has(id) ? 'queued' : 'sent') }));
}

const STATES = { pending: 'queued', sent: 'sent', dead: 'failed' } as const;

const lineOf = (row: CrmHistoryRow) => ({
  state: STATES[row.state],
  action: row.action,
  rev: row.rev,
  queued_at: row.createdAt,
  done_at: row.doneAt,
  attempts: row.attempts,
  last_error: row.lastError,
});

/** What was sent of each customer, is on its way or failed, newest first. */
export async function stateOf(
  { database, storeId }: CrmDesk,
  ids: readonly string[],
): Promise<z.input<typeof crmStateResponse>['records']> {
  const rows = await historyOf(database, storeId, ids);
  return ids.map((id) => ({ id, entries: rows.filter(({ entityId }) => entityId === id).map(lineOf) }));
}
