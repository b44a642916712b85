import { z } from 'zod';
import {
  CANCELLATION_READERS,
  CANCELLERS,
  cancellationFields,
  cancellationLevel,
  payBackFields,
} from '../../../db/cancellations/model.ts';
import { faults } from '../../../db/money/deposit.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { carOfOrder } from '../deliveries/order.ts';
import { formLanguage } from '../settings/forms.ts';
import { dealOf, termsOf } from './deal.ts';
import { cancellationList } from './list.ts';
import { printCancellation } from './print.ts';
import { cancellationHistory, openCancellation, requestCancellation, settleCancellation } from './service.ts';

const reading = procedureFor(...CANCELLATION_READERS);
const ofDeal = cancellationFields.pick({ orderId: true, contractId: true, orderVehicleId: true });

/** 退订. */
export const cancellationsApi = router({
  list: reading
    .input(cancellationList.input)
    .query(({ ctx, input }) => cancellationList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(cancellationList.filters)
    .query(({ ctx, input }) => cancellationList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openCancellation(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => cancellationHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  /** What the money would come to, by whose fault it is; before anything is asked for. */
  terms: procedureFor(...CANCELLERS)
    .input(ofDeal)
    .query(({ ctx, input }) => {
      const { db } = ctx.showroom.store;
      const deal = dealOf(db, input);
      return {
        customerName: deal.customerName,
        car: deal.orderVehicleId === null ? null : (carOfOrder(db, deal.orderVehicleId) ?? null),
        terms: faults.map((fault) => {
          const terms = termsOf(db, { ...deal, fault });
          return { fault, ...terms, requiredLevel: cancellationLevel(terms) };
        }),
      };
    }),
  request: procedureFor(...CANCELLERS)
    .input(cancellationFields.partial())
    .mutation(({ ctx, input }) => requestCancellation(ctx.showroom.store, whoIs(ctx), input)),
  settle: procedureFor('finance')
    .input(target.extend({ seen: z.string().max(64), ...payBackFields.partial().shape }))
    .mutation(({ ctx, input }) => settleCancellation(ctx.showroom.store, whoIs(ctx), input)),
  print: reading
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printCancellation(ctx.showroom, ctx.session, input)),
});
