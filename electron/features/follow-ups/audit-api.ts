import { z } from 'zod';
import { auditFixes, auditMarks, drawerAuditFields, MOST_COUNTED } from '../../../db/follow-ups/drawer-audit.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { whoIs } from '../../records/procedures.ts';
import { auditsOf, cardsToCount, signAudit } from './audit.ts';
import { queueOwner } from './queue.ts';

const selling = procedureFor('consultant', 'manager', 'backOffice', 'admin');
/** A consultant counts their own drawer, a manager anybody's. */
const counting = procedureFor('consultant', 'manager', 'admin');
const ownerId = z.uuid();

/** 清点 of the drawers, once a month. */
export const auditApi = router({
  month: selling
    .input(z.object({ ownerId: ownerId.nullish() }))
    .query(({ ctx, input }) => auditsOf(ctx.showroom.store, queueOwner(whoIs(ctx), input.ownerId))),
  cards: counting
    .input(z.object({ ownerId }))
    .query(({ ctx, input }) =>
      cardsToCount(ctx.showroom.store, queueOwner(whoIs(ctx), input.ownerId) ?? input.ownerId),
    ),
  sign: counting
    .input(
      z.object({
        ownerId,
        rev: z.int().nullable(),
        marks: z
          .array(z.object({ customerId: z.uuid(), mark: z.enum(auditMarks), what: z.enum(auditFixes).optional() }))
          .max(MOST_COUNTED, 'list.tooLong'),
        notes: drawerAuditFields.shape.notes,
      }),
    )
    .mutation(({ ctx, input }) => {
      const who = whoIs(ctx);
      signAudit(ctx.showroom.store, who, { ...input, ownerId: queueOwner(who, input.ownerId) ?? input.ownerId });
    }),
});
