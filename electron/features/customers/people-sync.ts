import { contactPerson, customerRelation } from '../../../db/customers/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** Every customer the record or what is to be sent of it names agreed. */
const allAgreed = (db: Connection, ids: readonly unknown[]): boolean =>
  ids.every((id) => typeof id !== 'string' || hasAgreed(db, id));

/** Somebody of a customer's travels only as the customer may. */
export const contactPersonSync: SyncedEntity<typeof contactPerson> = {
  name: 'contact_person',
  table: contactPerson,
  mayLeave: (row, patch, db) => allAgreed(db, [row.customerId, patch.customerId]),
  label: (row) => row.name,
};

/** It tells about both, so both must have agreed. */
export const customerRelationSync: SyncedEntity<typeof customerRelation> = {
  name: 'customer_relation',
  table: customerRelation,
  mayLeave: (row, patch, db) => allAgreed(db, [row.fromId, row.toId, patch.fromId, patch.toId]),
  label: (row) => row.kind,
};
