import {
  ALLOCATION_READERS,
  ALLOCATORS,
  allocationReason,
  allocationTyped,
  HOLDERS,
} from '../../../db/allocations/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { allocationList } from './list.ts';
import { allocate, allocationHistory, allocationsOf, openAllocation, reassign, releaseAllocation } from './service.ts';

const reading = procedureFor(...ALLOCATION_READERS);
const allocating = procedureFor(...ALLOCATORS);
const given = allocationTyped.pick({ orderVehicleId: true, orderNo: true, ownerId: true });

/** 配车. Whether a car is somebody's the gateway says; here it waits for that word. */
export const allocationsApi = router({
  list: reading
    .input(allocationList.input)
    .query(({ ctx, input }) => allocationList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(allocationList.filters)
    .query(({ ctx, input }) => allocationList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openAllocation(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => allocationHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  ofVehicle: reading.input(byId).query(({ ctx, input }) => allocationsOf(ctx.showroom.store, input.id)),
  create: allocating
    .input(allocationTyped.partial())
    .mutation(({ ctx, input }) => allocate(ctx.showroom.store, whoIs(ctx), input)),
  release: allocating
    .input(target.extend(allocationReason.shape))
    .mutation(({ ctx, input }) => releaseAllocation(ctx.showroom.store, whoIs(ctx), input)),
  reassign: procedureFor(...HOLDERS)
    .input(target.extend(given.shape).extend({ reason: allocationReason.shape.reason.unwrap().unwrap() }))
    .mutation(({ ctx, input }) => reassign(ctx.showroom.store, whoIs(ctx), input)),
});
