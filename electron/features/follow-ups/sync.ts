import { appointment, contact } from '../../../db/follow-ups/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** What was said with a customer travels only as the customer may. */
export const contactSync: SyncedEntity<typeof contact> = {
  name: 'contact',
  table: contact,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.method,
};

export const appointmentSync: SyncedEntity<typeof appointment> = {
  name: 'appointment',
  table: appointment,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.purpose,
};
