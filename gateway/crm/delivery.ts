import { type CrmAdapter, CrmRefused, CrmUnavailable } from '../adapters/adapter.ts';
import type { CrmMapping } from '../adapters/mapping.ts';
import type { CrmEntry } from '../store/crm-outbox.ts';
import type { Database } from '../store/database.ts';
import { messageFor } from './message.ts';

/** What became of one try. `error` is for an operator and never holds anything of the record. */
export type Delivery =
  | { state: 'sent'; customerNo: string | undefined }
  | { state: 'refused' | 'unreachable'; error: string };

/** Sends an entry through every adapter. @throws the database's errors: they are not the receiver's fault */
export async function deliverOne(
  database: Database,
  adapters: readonly CrmAdapter[],
  mapping: CrmMapping,
  entry: CrmEntry,
): Promise<Delivery> {
  const message = await messageFor(database, mapping, entry);
  let customerNo: string | undefined;
  if (message === null) return { state: 'sent', customerNo };
  try {
    for (const adapter of adapters) customerNo = (await adapter.deliver(message))?.customerNo ?? customerNo;
    return { state: 'sent', customerNo: message.action === 'upsert' ? customerNo : undefined };
  } catch (error) {
    return { state: error instanceof CrmRefused ? 'refused' : 'unreachable', error: reasonOf(error) };
  }
}

/** Our own words, else the system's code (`ECONNREFUSED`), else only the kind: other messages may quote the record. */
function reasonOf(error: unknown): string {
  if (error instanceof CrmRefused || error instanceof CrmUnavailable) return error.message;
  const { code, cause, name } = error as { code?: unknown; cause?: { code?: unknown }; name?: unknown };
  return [code, cause?.code, name].find((part) => typeof part === 'string') ?? 'unknown';
}
