import { z } from 'zod';
import { appliedLoss, typedLoss } from '../../../db/losses/model.ts';
import type { Role } from '../../../db/staff/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { approveLoss, noteSeen, refuseLoss, takeBackVerdict } from './deciding.ts';
import { losses } from './list.ts';
import { lossesOfCustomer, lossNews } from './of-customer.ts';
import { printLoss } from './print.ts';
import { lossHistory, lossSaving, openLoss, withdrawLoss } from './service.ts';

const READERS: Role[] = ['consultant', 'manager', 'backOffice', 'admin'];
const WRITERS: Role[] = ['consultant', 'manager', 'admin'];
const reading = procedureFor(...READERS);
const writing = procedureFor(...WRITERS);
const deciding = procedureFor('manager', 'admin');

const verdict = target.extend({ words: z.string().trim().max(400, 'text.tooLong').nullish() });

const parts = { list: losses, fields: typedLoss, saving: lossSaving, open: openLoss, history: lossHistory };

/** 战败 */
export const lossesApi = router({
  ...recordProcedures(parts, { read: READERS, write: WRITERS }),
  create: writing
    .input(appliedLoss.partial().extend({ customerId: z.uuid() }))
    .mutation(({ ctx, input }) => lossSaving.create(ctx.showroom.store, whoIs(ctx), input)),
  withdraw: writing.input(target).mutation(({ ctx, input }) => withdrawLoss(ctx.showroom.store, whoIs(ctx), input)),
  approve: deciding.input(verdict).mutation(({ ctx, input }) => approveLoss(ctx.showroom.store, whoIs(ctx), input)),
  refuse: deciding.input(verdict).mutation(({ ctx, input }) => refuseLoss(ctx.showroom.store, whoIs(ctx), input)),
  takeBack: deciding.input(target).mutation(({ ctx, input }) => takeBackVerdict(ctx.showroom.store, whoIs(ctx), input)),
  seen: writing.input(target).mutation(({ ctx, input }) => noteSeen(ctx.showroom.store, whoIs(ctx), input)),
  /** 战败分析表 */
  print: reading
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printLoss(ctx.showroom, ctx.session, input)),
  ofCustomer: reading.input(byId).query(({ ctx, input }) => lossesOfCustomer(ctx.showroom.store, input.id)),
  news: reading.query(({ ctx }) => lossNews(ctx.showroom.store, whoIs(ctx))),
});
