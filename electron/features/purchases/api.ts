import { z } from 'zod';
import { damageStates, purchaseOrderFields } from '../../../db/purchases/model.ts';
import { type Role, roles } from '../../../db/staff/model.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { arrive, arriveInput } from './arrival.ts';
import { damageSaving, damagesOf, typedDamage } from './damages.ts';
import { purchases } from './list.ts';
import {
  addLines,
  filterValues,
  lineHistory,
  lineSaving,
  newLines,
  openOrder,
  orderHistory,
  orderSaving,
  placeOrder,
  removeLine,
  typedLine,
} from './service.ts';

/** Those who buy. */
const BUYERS: Role[] = ['backOffice', 'manager', 'admin'];
const buyerProcedure = procedureFor(...BUYERS);
/** Those who take cars off the truck. */
const stockProcedure = procedureFor('warehouse', ...BUYERS);

const parts = {
  list: purchases,
  fields: purchaseOrderFields,
  saving: orderSaving,
  open: openOrder,
  history: orderHistory,
};

/** `list` and `count` are of lines, the others of orders. */
export const purchasesApi = router({
  ...recordProcedures(parts, { read: roles, write: BUYERS }),
  create: buyerProcedure
    .input(purchaseOrderFields.partial().extend({ lines: z.array(newLines).min(1).max(50) }))
    .mutation(({ ctx, input }) => placeOrder(ctx.showroom.store, whoIs(ctx), input)),
  addLines: buyerProcedure
    .input(newLines.extend({ orderId: z.uuid() }))
    .mutation(({ ctx, input }) => addLines(ctx.showroom.store, whoIs(ctx), input)),
  updateLine: buyerProcedure
    .input(target.extend(typedLine.shape))
    .mutation(({ ctx, input }) => lineSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  removeLine: buyerProcedure
    .input(target)
    .mutation(({ ctx, input }) => removeLine(ctx.showroom.store, whoIs(ctx), input)),
  restoreLine: buyerProcedure
    .input(byId)
    .mutation(({ ctx, input }) => lineSaving.restore(ctx.showroom.store, whoIs(ctx), input.id)),
  lineHistory: staffProcedure
    .input(byId)
    .query(({ ctx, input }) => lineHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  filterValues: staffProcedure.query(({ ctx }) => filterValues(ctx.showroom.store)),
  arrive: stockProcedure
    .input(target.extend(arriveInput.shape))
    .mutation(({ ctx, input }) => arrive(ctx.showroom.store, whoIs(ctx), input)),
  damages: staffProcedure.input(byId).query(({ ctx, input }) => damagesOf(ctx.showroom.store, input.id)),
  addDamage: stockProcedure
    .input(typedDamage.extend({ vehicleId: z.uuid() }))
    .mutation(({ ctx, input }) => damageSaving.create(ctx.showroom.store, whoIs(ctx), { ...input, state: 'open' })),
  updateDamage: stockProcedure
    .input(target.extend(typedDamage.partial().extend({ state: z.enum(damageStates).optional() }).shape))
    .mutation(({ ctx, input }) => damageSaving.update(ctx.showroom.store, whoIs(ctx), input)),
});
