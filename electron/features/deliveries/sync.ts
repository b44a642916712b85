import { deliveryNote, signOff, stockOut } from '../../../db/deliveries/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

const ofNote = (db: Connection, noteId: string): boolean => {
  const customerId = db.prepare('SELECT customer_id FROM delivery_note WHERE id = ?').pluck().get(noteId) as
    | string
    | undefined;
  return customerId !== undefined && hasAgreed(db, customerId);
};

/** Names the customer of the order: leaves with their consent, as the order does. */
export const deliveryNoteSync: SyncedEntity<typeof deliveryNote> = {
  name: 'delivery_note',
  table: deliveryNote,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo ?? '',
};
export const stockOutSync: SyncedEntity<typeof stockOut> = {
  name: 'stock_out',
  table: stockOut,
  mayLeave: (row, _patch, db) => ofNote(db, row.deliveryNoteId),
  label: (row) => row.docNo ?? '',
};
export const signOffSync: SyncedEntity<typeof signOff> = {
  name: 'sign_off',
  table: signOff,
  mayLeave: (row, _patch, db) => ofNote(db, row.deliveryNoteId),
  secret: ['signature'],
  label: (row) => row.docNo ?? '',
};
