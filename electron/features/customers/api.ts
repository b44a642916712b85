import { z } from 'zod';
import { consentInput, customerFields } from '../../../db/customers/model.ts';
import type { Role } from '../../../db/staff/model.ts';
import type { Context } from '../../api/context.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import type { Store } from '../../kernel/store.ts';
import { changeCard } from './answer.ts';
import { openCard, revealField } from './card.ts';
import { recordConsent } from './consent.ts';
import { findDuplicates } from './duplicates.ts';
import { createFromVisit } from './from-visit.ts';
import { countCustomers, customerFilters, customerListInput, listCustomers } from './list.ts';
import { type Customer, MASKED, shownTo, type Viewer } from './rows.ts';
import { convertCustomer, createCustomer, markMerge, updateCustomer } from './service.ts';
import { timelineOf } from './timeline.ts';

const READERS: Role[] = ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'];
const WRITERS: Role[] = ['reception', 'consultant', 'manager', 'backOffice', 'admin'];
const reading = procedureFor(...READERS);
const writing = procedureFor(...WRITERS);

const viewerOf = (ctx: { session: { staffId: string; role: Role } }): Viewer => ({
  id: ctx.session.staffId,
  role: ctx.session.role,
});

/** Every change of an existing card goes through here, so that no answer shows more than the card itself would. */
function changing<I extends { id: string }>(
  ctx: Context & { session: { staffId: string; role: Role } },
  input: I,
  change: (store: Store, viewer: Viewer, input: I) => Customer,
): Customer {
  const { store } = ctx.showroom;
  const viewer = viewerOf(ctx);
  return changeCard(store, viewer, input.id, () => change(store, viewer, input));
}

const byId = z.object({ id: z.uuid() });
const target = z.object({ id: z.uuid(), rev: z.int() });
const short = z.string().max(400, 'text.tooLong').nullish();

export const customersApi = router({
  list: reading
    .input(customerListInput)
    .query(({ ctx, input }) => listCustomers(ctx.showroom.store, viewerOf(ctx), input)),
  count: reading
    .input(customerFilters)
    .query(({ ctx, input }) => countCustomers(ctx.showroom.store, viewerOf(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openCard(ctx.showroom.store, viewerOf(ctx), input.id)),
  timeline: reading.input(byId).query(({ ctx, input }) => timelineOf(ctx.showroom.store, viewerOf(ctx), input.id)),
  reveal: procedureFor('consultant', 'manager', 'backOffice', 'finance', 'admin')
    .input(
      z.object({
        id: z.uuid(),
        field: z.enum(MASKED),
        reason: z.string().trim().min(2, 'reason.required').max(200, 'text.tooLong'),
      }),
    )
    .mutation(({ ctx, input }) => revealField(ctx.showroom.store, viewerOf(ctx), input)),
  duplicates: writing
    .input(z.object({ id: z.uuid().optional(), mobile: short, landline: short, idNo: short, uscc: short, name: short }))
    .query(({ ctx, input }) => {
      const { name, ...rest } = input;
      return findDuplicates(ctx.showroom.store, { ...rest, ...(name && { name }) });
    }),
  create: writing
    .input(customerFields.partial().extend({ name: customerFields.shape.name, force: z.boolean().optional() }))
    .mutation(({ ctx, input }) => {
      const viewer = viewerOf(ctx);
      return shownTo(viewer, createCustomer(ctx.showroom.store, viewer, input));
    }),
  createFromVisit: writing
    .input(z.object({ visitId: z.uuid(), rev: z.int(), force: z.boolean().optional() }))
    .mutation(({ ctx, input }) => {
      const viewer = viewerOf(ctx);
      // Some who make cards never saw the visit's whole number.
      return shownTo(viewer, createFromVisit(ctx.showroom.store, viewer, input));
    }),
  update: writing
    .input(target.extend(customerFields.partial().shape).extend({ force: z.boolean().optional() }))
    .mutation(({ ctx, input }) => changing(ctx, input, updateCustomer)),
  convert: procedureFor('consultant', 'manager', 'backOffice', 'admin')
    .input(target)
    .mutation(({ ctx, input }) => changing(ctx, input, convertCustomer)),
  consent: writing.input(consentInput).mutation(({ ctx, input }) => changing(ctx, input, recordConsent)),
  markMerge: writing
    .input(target.extend({ withId: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => changing(ctx, input, markMerge)),
});
