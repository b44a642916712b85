import { z } from 'zod';
import type { Role } from '../../../db/staff/model.ts';
import { vehicleFields, vehicleStatuses } from '../../../db/vehicles/model.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import type { Session } from '../../api/sessions.ts';
import { historyOf } from './history.ts';
import { listVehicles, seriesOnFile, stockListInput, vehiclesOfCustomer } from './list.ts';
import { linkVehicle, setVehicleStatus } from './movements.ts';
import type { Worker } from './rows.ts';
import { createVehicle, openVehicle, updateVehicle } from './service.ts';

/** Those who keep the stock. */
const STOCK: Role[] = ['backOffice', 'warehouse', 'manager', 'admin'];
const stockProcedure = procedureFor(...STOCK);

/** Those who know the customers a car is tied to; the warehouse does not. */
const linkProcedure = procedureFor('consultant', 'backOffice', 'manager', 'admin');

const byId = z.object({ id: z.uuid() });
const target = byId.extend({ rev: z.int() });
const changes = vehicleFields.omit({ status: true, buyerId: true, driverId: true }).partial();

const workerOf = ({ session }: { session: Session }): Worker => ({ id: session.staffId, role: session.role });

export const vehiclesApi = router({
  list: staffProcedure
    .input(stockListInput)
    .query(({ ctx, input }) => listVehicles(ctx.showroom.store, ctx.actor, input)),
  series: staffProcedure.query(({ ctx }) => seriesOnFile(ctx.showroom.store)),
  byCustomer: staffProcedure
    .input(z.object({ customerId: z.uuid() }))
    .query(({ ctx, input }) => vehiclesOfCustomer(ctx.showroom.store, input.customerId)),
  get: staffProcedure.input(byId).query(({ ctx, input }) => openVehicle(ctx.showroom.store, workerOf(ctx), input.id)),
  create: stockProcedure
    .input(vehicleFields)
    .mutation(({ ctx, input }) => createVehicle(ctx.showroom.store, workerOf(ctx), input)),
  update: stockProcedure
    .input(target.extend(changes.shape))
    .mutation(({ ctx, input }) => updateVehicle(ctx.showroom.store, workerOf(ctx), input)),
  setStatus: stockProcedure
    .input(target.extend({ to: z.enum(vehicleStatuses), location: z.string().max(120, 'text.tooLong').nullish() }))
    .mutation(({ ctx, input }) => setVehicleStatus(ctx.showroom.store, workerOf(ctx), input)),
  link: linkProcedure
    .input(target.extend({ buyerId: z.uuid().nullish(), driverId: z.uuid().nullish() }))
    .mutation(({ ctx, input }) => linkVehicle(ctx.showroom.store, workerOf(ctx), input)),
  history: staffProcedure
    .input(byId)
    .query(({ ctx, input }) => historyOf(ctx.showroom.store, ctx.session.role, input.id)),
});
