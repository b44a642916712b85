import { z } from 'zod';
import type { Role } from '../../../db/staff/model.ts';
import { roles } from '../../../db/staff/model.ts';
import { vehicleFields } from '../../../db/vehicles/model.ts';
import { wishFields } from '../../../db/vehicles/wish.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { stockFacets } from './facets.ts';
import { fittingCars } from './fitting.ts';
import { seriesOnFile, stock, vehiclesOfCustomer } from './list.ts';
import { linkVehicle, moveInput, movementsOf, moveVehicle } from './movements.ts';
import { LINKS, vehiclePeopleApi } from './people-api.ts';
import { queriesApi } from './queries-api.ts';
import { openVehicle, vehicleHistory, vehicleSaving } from './service.ts';

/** Those who keep the stock. */
const STOCK: Role[] = ['backOffice', 'warehouse', 'manager', 'admin'];
const stockProcedure = procedureFor(...STOCK);

const linkProcedure = procedureFor(...LINKS);

const parts = {
  list: stock,
  fields: vehicleFields,
  saving: vehicleSaving,
  open: openVehicle,
  history: vehicleHistory,
};

export const vehiclesApi = router({
  ...recordProcedures(parts, { read: roles, write: STOCK }),
  /** Status and people of a car that is on file have ways of their own. */
  update: stockProcedure
    .input(target.extend(vehicleFields.omit({ status: true, buyerId: true, driverId: true }).partial().shape))
    .mutation(({ ctx, input }) => vehicleSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  people: vehiclePeopleApi,
  queries: queriesApi,
  /** 整车库存查询: how many cars each choice would leave. */
  facets: staffProcedure
    .input(stock.filters)
    .query(({ ctx, input }) => stockFacets(ctx.showroom.store, whoIs(ctx), input)),
  /** Free cars and models for what somebody wants, while it is typed. */
  fitting: staffProcedure.input(wishFields).query(({ ctx, input }) => fittingCars(ctx.showroom.store, input)),
  series: staffProcedure.query(({ ctx }) => seriesOnFile(ctx.showroom.store)),
  byCustomer: staffProcedure
    .input(z.object({ customerId: z.uuid() }))
    .query(({ ctx, input }) => vehiclesOfCustomer(ctx.showroom.store, input.customerId)),
  move: stockProcedure
    .input(target.extend(moveInput.shape))
    .mutation(({ ctx, input }) => moveVehicle(ctx.showroom.store, whoIs(ctx), input)),
  movements: staffProcedure.input(byId).query(({ ctx, input }) => movementsOf(ctx.showroom.store, input.id)),
  link: linkProcedure
    .input(target.extend({ buyerId: z.uuid().nullish(), driverId: z.uuid().nullish() }))
    .mutation(({ ctx, input }) => linkVehicle(ctx.showroom.store, whoIs(ctx), input)),
});
