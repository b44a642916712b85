import { z } from 'zod';
import {
  carInFields,
  inspectedFields,
  RETURN_ASKERS,
  RETURN_READERS,
  RETURN_TAKERS,
  returnPaidFields,
  vehicleReturnFields,
} from '../../../db/returns/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { returnList } from './list.ts';
import { printReturn } from './print.ts';
import {
  inspectReturn,
  openReturn,
  requestReturn,
  returnHistory,
  settleReturn,
  takeCarIn,
  termsOfReturn,
} from './service.ts';

const reading = procedureFor(...RETURN_READERS);
const asking = procedureFor(...RETURN_ASKERS);
const taking = procedureFor(...RETURN_TAKERS);
const seen = target.extend({ seen: z.string().max(64) });

/** 退车. */
export const returnsApi = router({
  list: reading
    .input(returnList.input)
    .query(({ ctx, input }) => returnList.page(ctx.showroom.store, whoIs(ctx), input)),
  count: reading
    .input(returnList.filters)
    .query(({ ctx, input }) => returnList.count(ctx.showroom.store, whoIs(ctx), input)),
  get: reading.input(byId).query(({ ctx, input }) => openReturn(ctx.showroom.store, whoIs(ctx), input.id)),
  history: reading.input(byId).query(({ ctx, input }) => returnHistory(ctx.showroom.store, whoIs(ctx), input.id)),
  terms: asking
    .input(vehicleReturnFields.partial().required({ orderVehicleId: true }))
    .query(({ ctx, input }) => termsOfReturn(ctx.showroom.store, whoIs(ctx), input)),
  request: asking
    .input(vehicleReturnFields.partial())
    .mutation(({ ctx, input }) => requestReturn(ctx.showroom.store, whoIs(ctx), input)),
  carIn: taking
    .input(seen.extend(carInFields.partial().shape))
    .mutation(({ ctx, input }) => takeCarIn(ctx.showroom.store, whoIs(ctx), input)),
  inspected: taking
    .input(seen.extend(inspectedFields.partial().shape))
    .mutation(({ ctx, input }) => inspectReturn(ctx.showroom.store, whoIs(ctx), input)),
  settle: procedureFor('finance')
    .input(seen.extend(returnPaidFields.partial().shape))
    .mutation(({ ctx, input }) => settleReturn(ctx.showroom.store, whoIs(ctx), input)),
  print: reading
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printReturn(ctx.showroom, ctx.session, input)),
});
