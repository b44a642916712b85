import { AFTER_SALES_ROLES, firstServiceFields } from '../../../db/after-sales/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { printForAfterSales } from './print.ts';
import { firstServiceSaving, firstServicesOf, withdrawFirstService } from './service.ts';

const selling = procedureFor(...AFTER_SALES_ROLES);

/** 首保移交: a delivered customer goes on to after-sales, and a copy of the card with them. */
export const afterSalesApi = router({
  ofCustomer: selling.input(byId).query(({ ctx, input }) => firstServicesOf(ctx.showroom.store, input.id)),
  create: selling
    .input(firstServiceFields)
    .mutation(({ ctx, input }) => firstServiceSaving.create(ctx.showroom.store, whoIs(ctx), input)),
  update: selling
    .input(target.extend(firstServiceFields.omit({ customerId: true }).partial().shape))
    .mutation(({ ctx, input }) => firstServiceSaving.update(ctx.showroom.store, whoIs(ctx), input)),
  withdraw: selling
    .input(target)
    .mutation(({ ctx, input }) => withdrawFirstService(ctx.showroom.store, whoIs(ctx), input)),
  print: selling
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printForAfterSales(ctx.showroom, ctx.session, input)),
});
