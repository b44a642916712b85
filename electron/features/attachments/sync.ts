import type { AttachedTo } from '../../../db/attachments/model.ts';
import { attachment } from '../../../db/attachments/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import { noteArrivals } from './files.ts';

/** May the bytes of files on this card go to a head office that only takes what the customer agreed to? */
export const cardMayLeave = (db: Connection, entity: AttachedTo, entityId: string): boolean =>
  entity === 'vehicle' || hasAgreed(db, entityId);

export const attachmentSync: SyncedEntity<typeof attachment> = {
  name: 'attachment',
  table: attachment,
  /** A customer's file as the customer: with consent. */
  mayLeave: (row, _, db) => cardMayLeave(db, row.entity, row.entityId),
  /** Files other PCs added: their bytes are at head office until somebody opens them. */
  received: noteArrivals,
  label: (row) => row.name,
};
