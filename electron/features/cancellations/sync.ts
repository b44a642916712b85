import { cancellation } from '../../../db/cancellations/table.ts';
import { CLAIM_FIELDS, leaveKey } from '../../../db/documents/claim.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { carsOf } from '../orders/rows.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

const ends = (row: typeof cancellation.$inferSelect | null): boolean =>
  row !== null && (row.status === 'decided' || row.status === 'refunded') && row.deletedAt === null;

/**
 * Names the customer of the deal: leaves with their consent, as the order does. A decided one claims that no car of the order leaves; the
 * gateway knows whether one has.
 */
export const cancellationSync: SyncedEntity<typeof cancellation> = {
  name: 'cancellation',
  table: cancellation,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  headOffice: CLAIM_FIELDS,
  claims(row, before, db) {
    if (row.orderId === null || ends(row) === ends(before)) return [];
    const action = ends(row) ? 'take' : 'release';
    const cars = row.orderVehicleId === null ? carsOf(db, row.orderId).map(({ id }) => id) : [row.orderVehicleId];
    return cars.map((id) => ({ key: leaveKey(id), action }));
  },
  label: (row) => row.docNo ?? '',
};
