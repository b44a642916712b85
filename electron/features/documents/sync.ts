import { dealEvent, documentPrint } from '../../../db/documents/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { mayLeaveWith } from './service.ts';

export const dealEventSync: SyncedEntity<typeof dealEvent> = {
  name: 'deal_event',
  table: dealEvent,
  mayLeave: (row, _patch, db) => mayLeaveWith(db, row.entity, row.docId),
  label: (row) => `${row.entity} ${row.to}`,
};

export const documentPrintSync: SyncedEntity<typeof documentPrint> = {
  name: 'document_print',
  table: documentPrint,
  mayLeave: (row, _patch, db) => mayLeaveWith(db, row.entity, row.docId),
  label: (row) => `${row.entity} ${row.form}`,
};
