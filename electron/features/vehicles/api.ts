import { z } from 'zod';
import type { Role } from '../../../db/staff/model.ts';
import { vehicleFields } from '../../../db/vehicles/model.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import type { Session } from '../../api/sessions.ts';
import type { Worker } from './rows.ts';
import { createVehicle, openVehicle, updateVehicle } from './service.ts';

/** Those who keep the stock. */
const STOCK: Role[] = ['backOffice', 'warehouse', 'manager', 'admin'];
const stockProcedure = procedureFor(...STOCK);

const byId = z.object({ id: z.uuid() });
const target = byId.extend({ rev: z.int() });
const changes = vehicleFields.omit({ status: true, buyerId: true, driverId: true }).partial();

const workerOf = ({ session }: { session: Session }): Worker => ({ id: session.staffId, role: session.role });

export const vehiclesApi = router({
  get: staffProcedure.input(byId).query(({ ctx, input }) => openVehicle(ctx.showroom.store, workerOf(ctx), input.id)),
  create: stockProcedure
    .input(vehicleFields)
    .mutation(({ ctx, input }) => createVehicle(ctx.showroom.store, workerOf(ctx), input)),
  update: stockProcedure
    .input(target.extend(changes.shape))
    .mutation(({ ctx, input }) => updateVehicle(ctx.showroom.store, workerOf(ctx), input)),
});
