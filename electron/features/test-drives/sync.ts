import { testDrive } from '../../../db/test-drives/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import { driveSearch } from './search.ts';

/** Which car is away when: nothing of it is about a person. */
export const PLAN: readonly string[] = [
  ...['id', 'driveNo', 'demoCarId', 'kind', 'plannedStartAt', 'plannedEndAt', 'consultantId', 'specialistId', 'state'],
  ...['startedAt', 'endedAt', 'odometerOutKm', 'odometerInKm', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'],
];

/**
 * Names a person with their licence: that leaves only with the consent of the customer, of whoever it named before as well. That the car
 * is taken is told all the same, in operations of their own: nobody may promise it twice because the guest is not to be known.
 */
export const testDriveSync: SyncedEntity<typeof testDrive> = {
  name: 'test_drive',
  table: testDrive,
  search: driveSearch,
  mayLeave(row, patch, db) {
    const fields = Object.keys(patch);
    if (fields.length > 0 && fields.every((field) => PLAN.includes(field))) return true;
    const { customerId: named } = patch;
    if (typeof named === 'string' && named !== row.customerId && !hasAgreed(db, named)) return false;
    return row.customerId !== null && hasAgreed(db, row.customerId);
  },
  secret: ['signature'],
  label: (row) => row.driveNo,
};
