import { appointment, contact, drawerAudit, handover } from '../../../db/follow-ups/table.ts';
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

/** Who looks after whom is the showroom's own; the customers stand in it only as ids. */
export const handoverSync: SyncedEntity<typeof handover> = {
  name: 'handover',
  table: handover,
  mayLeave: () => true,
  label: (row) => row.reason,
};

/** What was found of the drawers is the showroom's own; the customers stand in it only as ids. */
export const drawerAuditSync: SyncedEntity<typeof drawerAudit> = {
  name: 'drawer_audit',
  table: drawerAudit,
  mayLeave: () => true,
  label: (row) => row.month,
};
