import { z } from 'zod';
import { type AllocationState, allocationStates, stateOf } from '../../../db/allocations/model.ts';
import { allocation } from '../../../db/allocations/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

/** SQL of `stateOf`. */
const IN_STATE: Readonly<Record<AllocationState, string>> = {
  claimed: `r.status = 'held' AND r.claim_state IS NULL`,
  confirmed: `r.status = 'held' AND r.claim_state = 'confirmed'`,
  lost: `r.status = 'held' AND r.claim_state = 'lost'`,
  released: `r.status = 'released'`,
  consumed: `r.status = 'consumed'`,
};

/** 配车, the newest first. */
export const allocationList = listing({
  entity: 'allocation',
  table: allocation,
  fields: [
    ...(['docNo', 'docOn', 'vehicleId', 'vin', 'orderVehicleId', 'orderNo', 'holdFor', 'ownerId'] as const),
    ...(['status', 'claimState', 'claimHolder', 'updatedAt'] as const),
  ],
  also: { ownerName: column<string | null>('owner.name'), model: column<string | null>('car.model') },
  join: 'LEFT JOIN staff owner ON owner.id = r.owner_id LEFT JOIN vehicle car ON car.id = r.vehicle_id',
  filters: z.object({
    text: textFilter(),
    state: z.enum(allocationStates).optional(),
    mine: z.boolean().optional(),
  }),
  where: ({ text, state, mine }, who) => [
    state && [IN_STATE[state]],
    mine && ['r.owner_id = ?', who.id],
    holding(text, 'r.vin', 'r.doc_no', 'r.order_no', 'r.hold_for'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ mine }) => (mine ? 'allocation_owner' : 'allocation_updated'),
    },
  },
  sort: 'updated',
  line: (row) => ({ ...row, state: stateOf(row) }),
});
