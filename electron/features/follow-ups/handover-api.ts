import { z } from 'zod';
import { handoverReasons, MOST_HANDED } from '../../../db/follow-ups/handover.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { target, whoIs } from '../../records/procedures.ts';
import { acknowledge, cardsOf, handedTo, handOver, handovers, undoHandover } from './handover.ts';

const managing = procedureFor('manager', 'admin');
const selling = procedureFor('consultant', 'manager');

/** 移交: a consultant leaves or is away, and nobody is lost. */
export const handoverApi = router({
  cards: managing
    .input(z.object({ fromId: z.uuid() }))
    .query(({ ctx, input }) => cardsOf(ctx.showroom.store, input.fromId)),
  give: managing
    .input(
      z.object({
        fromId: z.uuid(),
        toId: z.uuid(),
        reason: z.enum(handoverReasons),
        note: z.string().trim().max(200, 'text.tooLong').nullish(),
        cardIds: z.array(z.uuid()).min(1, 'handover.none').max(MOST_HANDED, 'list.tooLong'),
      }),
    )
    .mutation(({ ctx, input }) => handOver(ctx.showroom.store, whoIs(ctx), input)),
  list: managing.query(({ ctx }) => handovers(ctx.showroom.store)),
  mine: selling.query(({ ctx }) => handedTo(ctx.showroom.store, ctx.session.staffId)),
  acknowledge: selling.input(target).mutation(({ ctx, input }) => acknowledge(ctx.showroom.store, whoIs(ctx), input)),
  undo: managing.input(target).mutation(({ ctx, input }) => undoHandover(ctx.showroom.store, whoIs(ctx), input)),
});
