import { z } from 'zod';
import { demoCarCostFields, demoCarFields } from '../../../db/demo-cars/model.ts';
import type { Role } from '../../../db/staff/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, removalProcedures, target, whoIs } from '../../records/procedures.ts';
import { demoCarList } from './list.ts';
import { costSaving, demoCarHistory, demoCarSaving, openDemoCar } from './service.ts';
import { costsOf, monthsOf } from './usage.ts';

const READERS: Role[] = ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'];
const KEEPERS: Role[] = ['manager', 'backOffice', 'admin'];
/** What a car costs is for those who keep it and the till. */
const paying = procedureFor('finance', ...KEEPERS);
const keeping = procedureFor(...KEEPERS);

const typedCost = demoCarCostFields.omit({ demoCarId: true }).partial();

const parts = {
  list: demoCarList,
  fields: demoCarFields,
  saving: demoCarSaving,
  open: openDemoCar,
  history: demoCarHistory,
};

export const demoCarsApi = router({
  ...recordProcedures(parts, { read: READERS, write: KEEPERS }),
  ...removalProcedures(demoCarSaving, KEEPERS),
  months: paying.input(byId).query(({ ctx, input }) => monthsOf(ctx.showroom.store, input.id)),
  costs: paying.input(byId).query(({ ctx, input }) => costsOf(ctx.showroom.store, input.id)),
  addCost: keeping
    .input(typedCost.extend({ demoCarId: z.uuid() }))
    .mutation(({ ctx, input }) => costSaving.create(ctx.showroom.store, whoIs(ctx), input)),
  updateCost: keeping
    .input(target.extend(typedCost.shape))
    .mutation(({ ctx, input }) => costSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  removeCost: keeping
    .input(target)
    .mutation(({ ctx, input }) => costSaving.remove(ctx.showroom.store, whoIs(ctx), input)),
  restoreCost: keeping
    .input(byId)
    .mutation(({ ctx, input }) => costSaving.restore(ctx.showroom.store, whoIs(ctx), input.id)),
});
