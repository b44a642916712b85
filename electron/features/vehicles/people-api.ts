import { z } from 'zod';
import { vehiclePersonFields } from '../../../db/vehicles/person.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, removalProcedures, target, whoIs } from '../../records/procedures.ts';
import { carsOfCustomer, peopleOfVehicle, personSaving } from './people.ts';

/** Those who know the customers a car is tied to; the warehouse does not. */
export const LINKS = ['consultant', 'backOffice', 'manager', 'admin'] as const;
const reading = procedureFor('reception', 'finance', ...LINKS);
const writing = procedureFor(...LINKS);

/** 客户与车, both directions. */
export const vehiclePeopleApi = router({
  ofVehicle: reading.input(byId).query(({ ctx, input }) => peopleOfVehicle(ctx.showroom.store, input.id)),
  ofCustomer: reading
    .input(z.object({ customerId: z.uuid() }))
    .query(({ ctx, input }) => carsOfCustomer(ctx.showroom.store, input.customerId)),
  create: writing
    .input(vehiclePersonFields)
    .mutation(({ ctx, input }) => personSaving.create(ctx.showroom.store, whoIs(ctx), input)),
  update: writing
    .input(target.extend(vehiclePersonFields.partial().shape))
    .mutation(({ ctx, input }) => personSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  ...removalProcedures(personSaving, LINKS),
});
