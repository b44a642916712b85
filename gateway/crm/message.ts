import type { CrmMessage } from '../adapters/adapter.ts';
import type { CrmMapping } from '../adapters/mapping.ts';
import type { EntityName } from '../protocol.ts';
import type { CrmEntry } from '../store/crm-outbox.ts';
import type { Queryable } from '../store/database.ts';
import { currentEpoch } from '../store/meta.ts';
import { loadRows } from '../store/rows.ts';
import { leavingDocument } from './leaving.ts';

/**
 * The message for an entry, from the record as it is now. Consent is looked at again: a customer who withdrew since is not sent
 * (null); the deletion that follows is an entry of its own.
 */
export async function messageFor(
  database: Queryable,
  mapping: CrmMapping,
  entry: CrmEntry,
): Promise<CrmMessage | null> {
  const { storeId, entity, entityId: id, rev, action } = entry;
  // After a restore a record comes to the same revision again, with another content.
  const key = [await currentEpoch(database), storeId, entity, id, rev, action].join('/');
  if (action === 'delete') return { action, key, storeId, entity, id, rev };
  const [row] = await loadRows(database, storeId, entity as EntityName, [id]);
  const doc = row ? leavingDocument(mapping, row) : null;
  return doc && { action, key, storeId, entity, id, rev, doc };
}
