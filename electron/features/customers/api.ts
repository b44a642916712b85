import { z } from 'zod';
import { consentInput, customerFields } from '../../../db/customers/model.ts';
import type { Role } from '../../../db/staff/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { contactPeopleApi, crmApi, idCheckApi, relationsApi } from './card-api.ts';
import { recordConsent } from './consent.ts';
import { findDuplicates } from './duplicates.ts';
import { convertCustomer, createFormal } from './formal.ts';
import { createFromVisit } from './from-visit.ts';
import { levelsApi } from './levels/api.ts';
import { customerList } from './list.ts';
import { printNotice } from './print-notice.ts';
import { MASKED } from './rows.ts';
import { customerHistory, customerSaving, markMerge, openCustomer, revealField } from './service.ts';
import { tagsInUse } from './tags.ts';
import { timelineOf } from './timeline.ts';

const READERS: Role[] = ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'];
const WRITERS: Role[] = ['reception', 'consultant', 'manager', 'backOffice', 'admin'];
const reading = procedureFor(...READERS);
const writing = procedureFor(...WRITERS);

const short = z.string().max(400, 'text.tooLong').nullish();
/** Save although somebody with this number exists; both cards are marked to be merged later. */
const force = z.boolean().optional();

const parts = {
  list: customerList,
  fields: customerFields,
  saving: customerSaving,
  open: openCustomer,
  history: customerHistory,
};

export const customersApi = router({
  ...recordProcedures(parts, { read: READERS, write: WRITERS }),
  timeline: reading.input(byId).query(({ ctx, input }) => timelineOf(ctx.showroom.store, whoIs(ctx), input.id)),
  reveal: procedureFor('consultant', 'manager', 'backOffice', 'finance', 'admin')
    .input(
      z.object({
        id: z.uuid(),
        field: z.enum(MASKED),
        reason: z.string().trim().min(2, 'reason.required').max(200, 'text.tooLong'),
      }),
    )
    .mutation(({ ctx, input }) => revealField(ctx.showroom.store, whoIs(ctx), input)),
  duplicates: writing
    .input(z.object({ id: z.uuid().optional(), mobile: short, landline: short, idNo: short, uscc: short, name: short }))
    .query(({ ctx, input }) => {
      const { name, ...rest } = input;
      return findDuplicates(ctx.showroom.store, { ...rest, ...(name && { name }) });
    }),
  create: writing
    .input(customerFields.partial().extend({ name: customerFields.shape.name, force }))
    .mutation(({ ctx, input }) => customerSaving.create(ctx.showroom.store, whoIs(ctx), input)),
  /** 直接建立正式客户 */
  createFormal: procedureFor('consultant', 'manager', 'backOffice', 'admin')
    .input(customerFields.partial().extend({ name: customerFields.shape.name, force }))
    .mutation(({ ctx, input }) => createFormal(ctx.showroom.store, whoIs(ctx), input)),
  createFromVisit: writing
    .input(z.object({ visitId: z.uuid(), rev: z.int(), force }))
    .mutation(({ ctx, input }) => createFromVisit(ctx.showroom.store, whoIs(ctx), input)),
  update: writing
    .input(target.extend(customerFields.partial().shape).extend({ force }))
    .mutation(({ ctx, input }) => customerSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  convert: procedureFor('consultant', 'manager', 'backOffice', 'admin')
    .input(target)
    .mutation(({ ctx, input }) => convertCustomer(ctx.showroom.store, whoIs(ctx), input)),
  consent: writing
    .input(consentInput)
    .mutation(({ ctx, input }) => recordConsent(ctx.showroom.store, whoIs(ctx), input)),
  printNotice: writing
    .input(byId.extend({ version: z.string().max(20, 'text.tooLong'), lang: formLanguage }))
    .mutation(({ ctx, input }) => printNotice(ctx.showroom, ctx.session, input)),
  tags: reading.query(({ ctx }) => tagsInUse(ctx.showroom.store)),
  contacts: contactPeopleApi,
  relations: relationsApi,
  crm: crmApi,
  idCheck: idCheckApi,
  levels: levelsApi,
  markMerge: writing
    .input(target.extend({ withId: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => markMerge(ctx.showroom.store, whoIs(ctx), input)),
});
