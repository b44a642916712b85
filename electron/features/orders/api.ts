import { z } from 'zod';
import {
  MOST_CARS,
  ORDER_READERS,
  ORDER_REVIEWERS,
  ORDER_WRITERS,
  orderLineTyped,
  orderStates,
  orderVehicleTyped,
  salesOrderFields,
} from '../../../db/orders/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { orderFromQuote } from './from-quote.ts';
import { orderList } from './list.ts';
import { printOrder } from './print.ts';
import {
  addCars,
  changeCar,
  detachOrder,
  goOrder,
  openOrder,
  orderHistory,
  orderSaving,
  removeCar,
  saveOrderSheet,
  spreadOverCars,
} from './service.ts';

const parts = {
  list: orderList,
  fields: salesOrderFields,
  saving: orderSaving,
  open: openOrder,
  history: orderHistory,
};
const writing = procedureFor(...ORDER_WRITERS);
const car = orderVehicleTyped.partial();
const line = orderLineTyped.partial();

/** 销售订单 with its cars and lines. Who may take which step is in its table of steps. */
export const ordersApi = router({
  ...recordProcedures(parts, { read: ORDER_READERS, write: ORDER_WRITERS }),
  addCars: writing
    .input(byId.extend({ times: z.int().min(1).max(MOST_CARS, 'order.mostCars').default(1), car }))
    .mutation(({ ctx, input }) => addCars(ctx.showroom.store, whoIs(ctx), input as never)),
  changeCar: writing
    .input(target.extend(car.shape))
    .mutation(({ ctx, input }) => changeCar(ctx.showroom.store, whoIs(ctx), input as never)),
  removeCar: writing.input(target).mutation(({ ctx, input }) => removeCar(ctx.showroom.store, whoIs(ctx), input)),
  /** Lines changed, added and taken out at once. */
  saveSheet: writing
    .input(
      byId.extend({
        lines: z.array(line.extend({ id: z.uuid().optional(), rev: z.int().optional() })).max(200, 'list.tooLong'),
        removed: z.array(target).max(200, 'list.tooLong').default([]),
      }),
    )
    .mutation(({ ctx, input: { id, lines, removed } }) =>
      saveOrderSheet(ctx.showroom.store, whoIs(ctx), { head: { id }, lines: lines as never, removed }),
    ),
  /** 转订单. */
  fromQuote: writing
    .input(z.object({ quoteId: z.uuid() }))
    .mutation(({ ctx, input }) => orderFromQuote(ctx.showroom.store, whoIs(ctx), input.quoteId)),
  /** 另算一单. */
  detach: writing.input(target).mutation(({ ctx, input }) => detachOrder(ctx.showroom.store, whoIs(ctx), input)),
  /** 整单优惠. */
  spread: writing
    .input(target.extend({ fen: z.int().min(1, 'amount.positive').max(100_000_000_00, 'number.tooLarge') }))
    .mutation(({ ctx, input }) => spreadOverCars(ctx.showroom.store, whoIs(ctx), input)),
  go: procedureFor(...ORDER_REVIEWERS)
    .input(target.extend({ seen: z.string().max(64), to: z.enum(orderStates), reason: z.string().max(400).nullish() }))
    .mutation(({ ctx, input }) => goOrder(ctx.showroom.store, whoIs(ctx), input)),
  print: procedureFor(...ORDER_READERS)
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printOrder(ctx.showroom, ctx.session, input)),
});
