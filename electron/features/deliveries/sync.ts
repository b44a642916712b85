import { deliveryNote, signOff, stockOut } from '../../../db/deliveries/table.ts';
import { CLAIM_FIELDS, leaveKey } from '../../../db/documents/claim.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
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
const CAR = 'SELECT order_vehicle_id FROM delivery_note WHERE id = ?';
/** That a car has left is a fact: whoever ended its deal meanwhile is asked about it. */
export const stockOutSync: SyncedEntity<typeof stockOut> = {
  name: 'stock_out',
  table: stockOut,
  mayLeave: (row, _patch, db) => ofNote(db, row.deliveryNoteId),
  headOffice: CLAIM_FIELDS,
  claims(row, before, db) {
    if (row.status !== 'left' || before?.status === 'left' || row.deletedAt !== null) return [];
    const car = prepared(db, CAR).pluck().get(row.deliveryNoteId) as string | undefined;
    return car === undefined ? [] : [{ key: leaveKey(car), action: 'seize' }];
  },
  label: (row) => row.docNo ?? '',
};
export const signOffSync: SyncedEntity<typeof signOff> = {
  name: 'sign_off',
  table: signOff,
  mayLeave: (row, _patch, db) => ofNote(db, row.deliveryNoteId),
  secret: ['signature'],
  label: (row) => row.docNo ?? '',
};
