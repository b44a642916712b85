import { z } from 'zod';
import { CASHIERS, MONEY_READERS, receiptFields, refundFields } from '../../../db/receipts/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { receiptsAlike } from './alike.ts';
import { totalsOfDay } from './day.ts';
import { receiptList } from './list.ts';
import { receiptsOfCustomer } from './of-customer.ts';
import { openReceipt } from './opening.ts';
import { printReceipt, printRefund } from './print.ts';
import { postRefund, receiptHistory, receiptSaving, reverseReceipt, reverseRefund } from './service.ts';

const reading = procedureFor(...MONEY_READERS);
const posting = procedureFor(...CASHIERS);
const because = byId.extend({ reason: z.string().trim().max(200, 'text.tooLong') });
const printed = byId.extend({ lang: formLanguage });

/** 收款, 退款: facts. Posted and taken back by a second record, never changed. */
export const receiptsApi = router({
  list: reading
    .input(receiptList.input)
    .query(({ ctx, input }) => receiptList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(receiptList.filters)
    .query(({ ctx, input }) => receiptList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openReceipt(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => receiptHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  day: reading
    .input(z.object({ on: z.iso.date() }))
    .query(({ ctx, input }) => totalsOfDay(ctx.showroom.store, input.on)),
  ofCustomer: reading.input(byId).query(({ ctx, input }) => receiptsOfCustomer(ctx.showroom.store, input.id)),
  /** What on file may be the money that is being typed. */
  alike: posting
    .input(
      receiptFields
        .pick({ method: true, externalRef: true, amountFen: true, payerName: true, receivedOn: true })
        .partial(),
    )
    .query(({ ctx, input }) => receiptsAlike(ctx.showroom.store.db, input)),
  create: posting
    .input(receiptFields.partial().extend({ force: z.boolean().optional() }))
    .mutation(({ ctx, input }) => receiptSaving.create(ctx.showroom.store, whoIs(ctx), input as never)),
  reverse: posting.input(because).mutation(({ ctx, input }) => reverseReceipt(ctx.showroom.store, whoIs(ctx), input)),
  refund: posting
    .input(refundFields.partial())
    .mutation(({ ctx, input }) => postRefund(ctx.showroom.store, whoIs(ctx), input)),
  reverseRefund: posting
    .input(because)
    .mutation(({ ctx, input }) => reverseRefund(ctx.showroom.store, whoIs(ctx), input)),
  /** 收据 */
  print: reading.input(printed).mutation(({ ctx, input }) => printReceipt(ctx.showroom, ctx.session, input)),
  /** 退款单 */
  printRefund: reading.input(printed).mutation(({ ctx, input }) => printRefund(ctx.showroom, ctx.session, input)),
});
