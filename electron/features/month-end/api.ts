import { z } from 'zod';
import { MONTH_KEEPERS, MONTH_READERS } from '../../../db/month-end/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { carryCosts } from './carrying.ts';
import { confirmGoods } from './goods.ts';
import { printGoods } from './print.ts';
import { carriedOfOrder, monthOf } from './service.ts';

const reading = procedureFor(...MONTH_READERS);
const keeping = procedureFor(...MONTH_KEEPERS);
const ofMonth = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month.format') });

/** 月末: 发出商品, 已开票未交车, 成本结转. Costs stand in every answer. */
export const monthEndApi = router({
  get: reading.input(ofMonth).query(({ ctx, input }) => monthOf(ctx.showroom.store, input.month)),
  ofOrder: reading.input(byId).query(({ ctx, input }) => carriedOfOrder(ctx.showroom.store, input.id)),
  confirm: keeping
    .input(ofMonth)
    .mutation(({ ctx, input }) => confirmGoods(ctx.showroom.store, whoIs(ctx), input.month)),
  carry: keeping
    .input(ofMonth.extend({ carId: z.uuid().optional() }))
    .mutation(({ ctx, input }) => carryCosts(ctx.showroom.store, whoIs(ctx), input)),
  /** 发出商品清单. */
  print: reading
    .input(ofMonth.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printGoods(ctx.showroom, ctx.session, input)),
});
