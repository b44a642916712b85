import type { AttachedTo } from '../../../db/attachments/model.ts';
import { attachment } from '../../../db/attachments/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import { noteArrivals } from './files.ts';

const CUSTOMER = 'SELECT customer_id FROM contract WHERE id = ?';
const customerOf = (db: Connection, contractId: string): string =>
  (prepared(db, CUSTOMER).pluck().get(contractId) as string | undefined) ?? '';

/** May the bytes of files on this card go to a head office that only takes what the customer agreed to? */
export const cardMayLeave = (db: Connection, entity: AttachedTo, entityId: string): boolean =>
  entity === 'vehicle' || hasAgreed(db, entity === 'contract' ? customerOf(db, entityId) : entityId);

export const attachmentSync: SyncedEntity<typeof attachment> = {
  name: 'attachment',
  table: attachment,
  /** A customer's file as the customer: with consent. */
  mayLeave: (row, _, db) => cardMayLeave(db, row.entity, row.entityId),
  /** Files other PCs added: their bytes are at head office until somebody opens them. */
  received: noteArrivals,
  label: (row) => row.name,
};
