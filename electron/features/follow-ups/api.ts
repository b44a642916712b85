import { z } from 'zod';
import { queueNames } from '../../../db/follow-ups/queues.ts';
import type { Role } from '../../../db/staff/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import {
  appointmentHistory,
  appointmentSaving,
  arriveExpected,
  cancelInput,
  expectedGuests,
  settleAppointment,
  typedAppointment,
} from './appointments.ts';
import { auditApi } from './audit-api.ts';
import { beforeCall } from './before-call.ts';
import { contactsOf } from './contacts.ts';
import { drawerOf } from './drawer.ts';
import { handoverApi } from './handover-api.ts';
import { letterInput, lettersFor, printLetter } from './letters.ts';
import { levelSheetOf } from './level-sheet.ts';
import { cardPapers, printCard } from './print-card.ts';
import { printLevelSheet } from './print-level-sheet.ts';
import { dueOf, queueCounts, queueOf, queueOwner } from './queue.ts';
import { contactInput, noteOnContact, recordContact, strikeContact, takeBackContact } from './service.ts';

const SELLERS: Role[] = ['consultant', 'manager', 'backOffice', 'admin'];
const selling = procedureFor(...SELLERS);
const managing = procedureFor('manager', 'admin');
/** Those who meet expected guests. */
const floor = procedureFor('reception', ...SELLERS);

const whose = z.object({ ownerId: z.uuid().nullish() });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'day.format');
const words = (code: string) => z.string().trim().min(1, code).max(400, 'text.tooLong');

/** 跟进: who is to be contacted, what was said, who comes. */
export const followUpsApi = router({
  counts: selling
    .input(whose)
    .query(({ ctx, input }) => queueCounts(ctx.showroom.store, queueOwner(whoIs(ctx), input.ownerId))),
  due: selling.query(({ ctx }) => dueOf(ctx.showroom.store, whoIs(ctx))),
  queue: selling.input(whose.extend({ queue: z.enum(queueNames) })).query(({ ctx, input }) => {
    const who = whoIs(ctx);
    return queueOf(ctx.showroom.store, who, input.queue, queueOwner(who, input.ownerId));
  }),
  drawer: selling
    .input(whose)
    .query(({ ctx, input }) => drawerOf(ctx.showroom.store, queueOwner(whoIs(ctx), input.ownerId))),
  levelSheet: selling
    .input(whose.extend({ month }))
    .query(({ ctx, input }) => levelSheetOf(ctx.showroom.store, input.month, queueOwner(whoIs(ctx), input.ownerId))),
  printLevelSheet: selling
    .input(whose.extend({ month, lang: formLanguage }))
    .mutation(({ ctx, input: { ownerId, ...input } }) =>
      printLevelSheet(ctx.showroom, ctx.session, { ...input, ownerId: queueOwner(whoIs(ctx), ownerId) }),
    ),
  beforeCall: selling.input(byId).query(({ ctx, input }) => beforeCall(ctx.showroom.store, whoIs(ctx), input.id)),
  contacts: selling.input(byId).query(({ ctx, input }) => contactsOf(ctx.showroom.store, input.id)),
  record: selling
    .input(contactInput)
    .mutation(({ ctx, input }) => recordContact(ctx.showroom.store, whoIs(ctx), input)),
  takeBack: selling.input(target).mutation(({ ctx, input }) => takeBackContact(ctx.showroom.store, whoIs(ctx), input)),
  strike: selling
    .input(target.extend({ reason: words('reason.required') }))
    .mutation(({ ctx, input }) => strikeContact(ctx.showroom.store, whoIs(ctx), input)),
  note: managing
    .input(target.extend({ note: words('text.required') }))
    .mutation(({ ctx, input }) => noteOnContact(ctx.showroom.store, whoIs(ctx), input)),
  expected: floor
    .input(z.object({ from: day.optional(), days: z.int().min(1).max(62).default(1) }))
    .query(({ ctx, input }) => expectedGuests(ctx.showroom.store, input)),
  addAppointment: floor
    .input(typedAppointment.extend({ customerId: z.uuid() }))
    .mutation(({ ctx, input }) => appointmentSaving.create(ctx.showroom.store, whoIs(ctx), input)),
  updateAppointment: floor
    .input(target.extend(typedAppointment.partial().shape))
    .mutation(({ ctx, input }) => appointmentSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  settleAppointment: floor
    .input(target.extend(cancelInput.shape))
    .mutation(({ ctx, input }) => settleAppointment(ctx.showroom.store, whoIs(ctx), input)),
  arrive: floor.input(target).mutation(({ ctx, input }) => arriveExpected(ctx.showroom.store, whoIs(ctx), input)),
  /** 客户洽谈卡 or 需求分析记录单, with what is seen of the card. */
  printCard: selling
    .input(byId.extend({ paper: z.enum(cardPapers), lang: formLanguage }))
    .mutation(({ ctx, input }) => printCard(ctx.showroom, ctx.session, input)),
  letters: selling.input(byId).query(({ ctx, input }) => lettersFor(ctx.showroom.store, ctx.session, input.id)),
  printLetter: selling.input(letterInput).mutation(({ ctx, input }) => printLetter(ctx.showroom, ctx.session, input)),
  audit: auditApi,
  handover: handoverApi,
  appointmentHistory: floor
    .input(byId)
    .query(({ ctx, input }) => appointmentHistory(ctx.showroom.store, whoIs(ctx), input.id)),
});
