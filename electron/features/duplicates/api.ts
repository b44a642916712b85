import { z } from 'zod';
import { MERGEABLE } from '../../../db/records.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import type { Session } from '../../api/sessions.ts';
import type { Merger } from '../sync/merging/rules.ts';
import { mergeCards } from './merging.ts';
import { absorbedBy, partCards } from './parting.ts';
import { compareCards, dismissPair, listPairs, reopenPair } from './service.ts';

/** A consultant settles their own customers, the back office cars; whose is whose is the rules' to say. */
const settling = procedureFor('consultant', 'backOffice', 'manager', 'admin');
const reading = procedureFor('reception', 'consultant', 'manager', 'backOffice', 'finance', 'warehouse', 'admin');

const mergerOf = ({ session }: { session: Session }): Merger => ({ id: session.staffId, role: session.role });
const byId = z.object({ id: z.uuid() });
const entity = z.enum(MERGEABLE);

/** 疑似重复: two cards that may be one customer or one car, and their merging. */
export const duplicatesApi = router({
  list: settling.query(({ ctx }) => listPairs(ctx.showroom.store, mergerOf(ctx))),
  compare: settling
    .input(z.object({ entity, ids: z.tuple([z.uuid(), z.uuid()]) }))
    .query(({ ctx, input }) => compareCards(ctx.showroom.store, mergerOf(ctx), input)),
  merge: settling
    .input(
      z.object({
        entity,
        winnerId: z.uuid(),
        loserId: z.uuid(),
        winnerRev: z.int(),
        loserRev: z.int(),
        picks: z.record(z.string().max(60), z.enum(['winner', 'loser'])),
      }),
    )
    .mutation(({ ctx, input }) => mergeCards(ctx.showroom.store, mergerOf(ctx), input)),
  part: settling
    .input(z.object({ entity, loserId: z.uuid() }))
    .mutation(({ ctx, input }) => partCards(ctx.showroom.store, mergerOf(ctx), input)),
  /** Cards merged into this one. */
  absorbed: reading
    .input(byId.extend({ entity }))
    .query(({ ctx, input }) => absorbedBy(ctx.showroom.store, mergerOf(ctx), input.entity, input.id)),
  dismiss: settling.input(byId).mutation(({ ctx, input }) => dismissPair(ctx.showroom.store, mergerOf(ctx), input.id)),
  reopen: settling.input(byId).mutation(({ ctx, input }) => reopenPair(ctx.showroom.store, mergerOf(ctx), input.id)),
});
