import { z } from 'zod';
import {
  giveBackFields,
  LOAN_ASKERS,
  LOAN_MOVERS,
  LOAN_READERS,
  lendFields,
  loanOrderFields,
  stockOutRequestFields,
  tickShape,
} from '../../../db/loans/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { loanList } from './list.ts';
import { loanHistory, openLoan } from './opening.ts';
import { printLoan } from './print.ts';
import { loanOfOrder } from './rows.ts';
import {
  allocateLoan,
  dropLoan,
  giveBack,
  goRequest,
  lend,
  orderFromLoan,
  requestLoan,
  startLoan,
  tickStep,
} from './service.ts';

const reading = procedureFor(...LOAN_READERS);
const asking = procedureFor(...LOAN_ASKERS);
const moving = procedureFor(...LOAN_MOVERS);
const at = target.extend({ seen: z.string().max(64) });
const reason = z.string().max(400, 'text.tooLong');

/** 借出, and 借出转销售. */
export const loansApi = router({
  list: reading.input(loanList.input).query(({ ctx, input }) => loanList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(loanList.filters)
    .query(({ ctx, input }) => loanList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openLoan(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => loanHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  /** The 出库申请单 an order came from; null: none. */
  ofOrder: reading
    .input(byId)
    .query(({ ctx, input }) => ({ id: loanOfOrder(ctx.showroom.store.db, input.id)?.requestId ?? null })),
  request: asking
    .input(stockOutRequestFields.partial())
    .mutation(({ ctx, input }) => requestLoan(ctx.showroom.store, whoIs(ctx), input)),
  go: asking
    .input(at.extend({ to: z.enum(['submitted', 'cancelled']), reason: reason.nullish() }))
    .mutation(({ ctx, input }) => goRequest(ctx.showroom.store, whoIs(ctx), input)),
  start: moving.input(byId).mutation(({ ctx, input }) => startLoan(ctx.showroom.store, whoIs(ctx), input.id)),
  lend: moving
    .input(at.extend(lendFields.partial().shape))
    .mutation(({ ctx, input }) => lend(ctx.showroom.store, whoIs(ctx), input)),
  giveBack: moving
    .input(at.extend(giveBackFields.partial().shape))
    .mutation(({ ctx, input }) => giveBack(ctx.showroom.store, whoIs(ctx), input)),
  drop: procedureFor(...LOAN_ASKERS, ...LOAN_MOVERS)
    .input(at.extend({ reason }))
    .mutation(({ ctx, input }) => dropLoan(ctx.showroom.store, whoIs(ctx), input)),
  toOrder: asking
    .input(target.extend(loanOrderFields.partial().shape))
    .mutation(({ ctx, input }) => orderFromLoan(ctx.showroom.store, whoIs(ctx), input)),
  allocate: asking.input(target).mutation(({ ctx, input }) => allocateLoan(ctx.showroom.store, whoIs(ctx), input)),
  tick: asking
    .input(byId.extend({ no: z.int().min(0).max(18), ...tickShape }))
    .mutation(({ ctx, input }) => tickStep(ctx.showroom.store, whoIs(ctx), input)),
  print: reading
    .input(byId.extend({ paper: z.enum(['request', 'loan']), lang: formLanguage }))
    .mutation(({ ctx, input }) => printLoan(ctx.showroom, ctx.session, input)),
});
