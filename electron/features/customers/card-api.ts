import { z } from 'zod';
import { contactPersonFields, relationKinds } from '../../../db/customers/people.ts';
import type { Role } from '../../../db/staff/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import {
  addContactPerson,
  changeContactPerson,
  contactPeopleOf,
  removeContactPerson,
  restoreContactPerson,
  revealContactPerson,
} from './contact-people.ts';
import { crmHistory, previewCrm, sendToCrm } from './crm.ts';
import { idCheckOf, startIdCheck } from './id-check.ts';
import { relate, relationSaving, relationsOf, unrelate } from './relations.ts';

const reading = procedureFor('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');
const writing = procedureFor('reception', 'consultant', 'manager', 'backOffice', 'admin');
/** Relations tell more than contact data. */
const relating = procedureFor('consultant', 'manager', 'backOffice', 'admin');
const sending = procedureFor('consultant', 'manager', 'backOffice', 'admin');
const checkers: Role[] = ['manager', 'backOffice', 'admin'];
const checking = procedureFor(...checkers);

const ofCustomer = z.object({ customerId: z.uuid() });
const typed = contactPersonFields.omit({ customerId: true }).partial();
const reason = z.string().trim().min(2, 'reason.required').max(200, 'text.tooLong');
/** As many as one question to the gateway may name. */
const ids = z.object({ ids: z.array(z.uuid()).min(1).max(100, 'list.tooLong') });

/** 联系人 */
export const contactPeopleApi = router({
  list: reading
    .input(ofCustomer)
    .query(({ ctx, input }) => contactPeopleOf(ctx.showroom.store, whoIs(ctx), input.customerId)),
  add: writing
    .input(ofCustomer.extend(typed.shape))
    .mutation(({ ctx, input }) => addContactPerson(ctx.showroom.store, whoIs(ctx), input)),
  update: writing
    .input(target.extend(typed.shape))
    .mutation(({ ctx, input }) => changeContactPerson(ctx.showroom.store, whoIs(ctx), input)),
  remove: writing
    .input(target)
    .mutation(({ ctx, input }) => removeContactPerson(ctx.showroom.store, whoIs(ctx), input)),
  restore: writing
    .input(byId)
    .mutation(({ ctx, input }) => restoreContactPerson(ctx.showroom.store, whoIs(ctx), input.id)),
  reveal: procedureFor('consultant', 'manager', 'backOffice', 'finance', 'admin')
    .input(byId.extend({ field: z.enum(['mobile', 'landline']), reason }))
    .mutation(({ ctx, input }) => revealContactPerson(ctx.showroom.store, whoIs(ctx), input)),
});

/** 客户关系 */
export const relationsApi = router({
  list: reading
    .input(ofCustomer)
    .query(({ ctx, input }) => relationsOf(ctx.showroom.store, whoIs(ctx), input.customerId)),
  add: relating
    .input(
      z.object({
        fromId: z.uuid(),
        toId: z.uuid(),
        kind: z.enum(relationKinds),
        note: z.string().trim().max(200, 'text.tooLong').nullish(),
      }),
    )
    .mutation(({ ctx, input }) => relate(ctx.showroom.store, whoIs(ctx), input)),
  remove: relating.input(target).mutation(({ ctx, input }) => unrelate(ctx.showroom.store, whoIs(ctx), input)),
  restore: relating
    .input(byId)
    .mutation(({ ctx, input }) => relationSaving.restore(ctx.showroom.store, whoIs(ctx), input.id)),
});

/** 发送到 I-CROP */
export const crmApi = router({
  preview: sending.input(byId).query(({ ctx, input }) => previewCrm(ctx.showroom, whoIs(ctx), input.id)),
  send: sending.input(ids).mutation(({ ctx, input }) => sendToCrm(ctx.showroom, whoIs(ctx), input.ids)),
  history: sending.input(ids).query(({ ctx, input }) => crmHistory(ctx.showroom, input.ids)),
});

/** 身份证检查 */
export const idCheckApi = router({
  start: checking.mutation(({ ctx }) => startIdCheck(ctx.showroom.store, whoIs(ctx), ctx.showroom.log)),
  state: checking.query(({ ctx }) => idCheckOf(ctx.showroom.store)),
});
