import { z } from 'zod';
import { procedureFor, router } from '../../api/procedure.ts';
import { whoIs } from '../../records/procedures.ts';
import { queueOwner } from '../follow-ups/queue.ts';
import { carsMovedToday } from './cars-moved.ts';
import { itemNames, itemRows, itemsFor } from './items.ts';
import { deskOf } from './numbers.ts';
import { teamOf } from './team.ts';

const selling = procedureFor('consultant', 'manager', 'backOffice', 'admin');
const waiting = procedureFor('consultant', 'manager', 'backOffice', 'finance', 'warehouse', 'admin');

/** 工作台 */
export const workbenchApi = router({
  desk: selling
    .input(z.object({ ownerId: z.uuid().nullish() }))
    .query(({ ctx, input }) => deskOf(ctx.showroom.store, queueOwner(whoIs(ctx), input.ownerId))),
  team: procedureFor('manager', 'admin').query(({ ctx }) => teamOf(ctx.showroom.store)),
  items: waiting.query(({ ctx }) => itemsFor(ctx.showroom.store, whoIs(ctx))),
  carsMoved: procedureFor('finance', 'warehouse').query(({ ctx }) => carsMovedToday(ctx.showroom.store)),
  rows: waiting
    .input(z.object({ name: z.enum(itemNames) }))
    .query(({ ctx, input }) => itemRows(ctx.showroom.store, whoIs(ctx), input.name)),
});
