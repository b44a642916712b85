import { testDrive } from '../../../db/test-drives/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import { driveSearch } from './search.ts';

/** Names a person with their licence: it leaves only with the consent of the customer, of whoever it named before as well. */
export const testDriveSync: SyncedEntity<typeof testDrive> = {
  name: 'test_drive',
  table: testDrive,
  search: driveSearch,
  mayLeave(row, patch, db) {
    const { customerId: named } = patch;
    if (typeof named === 'string' && named !== row.customerId && !hasAgreed(db, named)) return false;
    return hasAgreed(db, row.customerId);
  },
  secret: ['signature'],
  label: (row) => row.driveNo,
};
