import { z } from 'zod';
import {
  INVOICE_READERS,
  INVOICE_RECORDERS,
  INVOICE_WRITERS,
  invoiceStates,
  redReasons,
  salesInvoiceFields,
} from '../../../db/invoices/model.ts';
import { ORDER_READERS } from '../../../db/orders/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { todayOf } from '../../records/who.ts';
import { formLanguage } from '../settings/forms.ts';
import { accountOf, ageing } from './ageing.ts';
import './closing.ts';
import { invoiceList } from './list.ts';
import { invoicesOfOrder, openInvoice } from './opening.ts';
import { printInvoiceSheet, printStatement } from './print.ts';
import { startRed } from './red.ts';
import { dropInvoice, goInvoice, invoiceHistory, invoiceSaving, startInvoice } from './service.ts';
import { settleByHand, settleInput, unsettle } from './settling.ts';

const reading = procedureFor(...INVOICE_READERS);
const writing = procedureFor(...INVOICE_WRITERS);
const recording = procedureFor(...INVOICE_RECORDERS);
const atDay = z.object({ on: z.iso.date().optional() });
const typed = salesInvoiceFields.omit({ orderVehicleId: true, redOfId: true }).partial();

/** 销售发票. */
export const invoicesApi = router({
  list: reading
    .input(invoiceList.input)
    .query(({ ctx, input }) => invoiceList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(invoiceList.filters)
    .query(({ ctx, input }) => invoiceList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openInvoice(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => invoiceHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  /** Whether the cars of an order are invoiced; which invoice it is only for those who read invoices. */
  ofOrder: procedureFor(...ORDER_READERS)
    .input(byId)
    .query(({ ctx, input }) =>
      invoicesOfOrder(ctx.showroom.store, input.id, INVOICE_READERS.includes(ctx.session.role)),
    ),
  /** 开票 of a car of an order. */
  start: writing.input(byId).mutation(({ ctx, input }) => startInvoice(ctx.showroom.store, whoIs(ctx), input.id)),
  update: writing
    .input(target.extend(typed.shape))
    .mutation(({ ctx, input }) => invoiceSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  drop: writing.input(target).mutation(({ ctx, input }) => dropInvoice(ctx.showroom.store, whoIs(ctx), input)),
  go: recording
    .input(
      target.extend({ seen: z.string().max(64), to: z.enum(invoiceStates), reason: z.string().max(400).nullish() }),
    )
    .mutation(({ ctx, input }) => goInvoice(ctx.showroom.store, whoIs(ctx), input)),
  /** 开红票. */
  red: recording
    .input(byId.extend({ reason: z.enum(redReasons) }))
    .mutation(({ ctx, input }) =>
      startRed(ctx.showroom.store, whoIs(ctx), { invoiceId: input.id, reason: input.reason }),
    ),
  /** 开票资料 to type from. */
  print: reading
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printInvoiceSheet(ctx.showroom, ctx.session, input)),
});

/** 应收, 核销, 账龄. */
export const receivablesApi = router({
  ageing: reading
    .input(atDay)
    .query(({ ctx, input }) => ageing(ctx.showroom.store, input.on ?? todayOf(ctx.showroom.store))),
  account: reading
    .input(byId.extend(atDay.shape))
    .query(({ ctx, input }) => accountOf(ctx.showroom.store, input.id, input.on ?? todayOf(ctx.showroom.store))),
  settle: recording
    .input(settleInput)
    .mutation(({ ctx, input }) => settleByHand(ctx.showroom.store, whoIs(ctx), input)),
  unsettle: recording
    .input(byId.extend({ reason: z.string().max(200) }))
    .mutation(({ ctx, input }) => unsettle(ctx.showroom.store, whoIs(ctx), input)),
  /** 应收对账单 of a customer. */
  print: reading
    .input(byId.extend({ ...atDay.shape, lang: formLanguage }))
    .mutation(({ ctx, input }) => printStatement(ctx.showroom, ctx.session, input)),
});
