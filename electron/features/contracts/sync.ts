import { contract, contractDue, contractLine, contractSupplement } from '../../../db/contracts/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

const OF = 'SELECT customer_id AS customerId FROM contract WHERE id = ?';

/** Rows of a contract travel as its customer may. */
const asCustomer = (db: Connection, contractId: string): boolean => {
  const head = prepared<{ customerId: string }>(db, OF).get(contractId);
  return head !== undefined && hasAgreed(db, head.customerId);
};

/** Names its buyer with their number: it travels only as the customer may. */
export const contractSync: SyncedEntity<typeof contract> = {
  name: 'contract',
  table: contract,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo ?? row.modelName ?? '',
};

export const contractLineSync: SyncedEntity<typeof contractLine> = {
  name: 'contract_line',
  table: contractLine,
  mayLeave: (row, _patch, db) => asCustomer(db, row.contractId),
  label: (row) => `${row.lineNo} ${row.title ?? row.kind}`,
};

export const contractDueSync: SyncedEntity<typeof contractDue> = {
  name: 'contract_due',
  table: contractDue,
  mayLeave: (row, _patch, db) => asCustomer(db, row.contractId),
  label: (row) => `${row.lineNo} ${row.dueOn ?? ''}`,
};

export const contractSupplementSync: SyncedEntity<typeof contractSupplement> = {
  name: 'contract_supplement',
  table: contractSupplement,
  mayLeave: (row, _patch, db) => asCustomer(db, row.contractId),
  label: (row) => row.docNo ?? '',
};
