import { z } from 'zod';
import { procedureFor, router } from '../../api/procedure.ts';
import { whoIs } from '../../records/procedures.ts';
import { queueOwner } from '../follow-ups/queue.ts';
import { itemNames, itemRows, itemsFor } from './items.ts';
import { deskOf } from './numbers.ts';
import { teamOf } from './team.ts';

const selling = procedureFor('consultant', 'manager', 'backOffice', 'admin');

/** 工作台 */
export const workbenchApi = router({
  desk: selling
    .input(z.object({ ownerId: z.uuid().nullish() }))
    .query(({ ctx, input }) => deskOf(ctx.showroom.store, queueOwner(whoIs(ctx), input.ownerId))),
  team: procedureFor('manager', 'admin').query(({ ctx }) => teamOf(ctx.showroom.store)),
  items: selling.query(({ ctx }) => itemsFor(ctx.showroom.store, whoIs(ctx))),
  rows: selling
    .input(z.object({ name: z.enum(itemNames) }))
    .query(({ ctx, input }) => itemRows(ctx.showroom.store, whoIs(ctx), input.name)),
});
