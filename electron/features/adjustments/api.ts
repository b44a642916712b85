import { z } from 'zod';
import {
  ADJUSTMENT_DRAFTERS,
  ADJUSTMENT_READERS,
  adjustmentLineTyped,
  adjustmentStates,
  priceAdjustmentFields,
} from '../../../db/adjustments/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { adjustmentList } from './list.ts';
import { printAdjustment } from './print.ts';
import {
  addLines,
  adjustmentHistory,
  adjustmentSaving,
  changeLine,
  copyAdjustment,
  goAdjustment,
  openAdjustment,
  removeLine,
} from './service.ts';

const parts = {
  list: adjustmentList,
  fields: priceAdjustmentFields,
  saving: adjustmentSaving,
  open: openAdjustment,
  history: adjustmentHistory,
};
const drafting = procedureFor(...ADJUSTMENT_DRAFTERS);
const typed = adjustmentLineTyped.partial();

/** 调价单. Who may take which step is in its table of steps. */
export const adjustmentsApi = router({
  ...recordProcedures(parts, { read: ADJUSTMENT_READERS, write: ADJUSTMENT_DRAFTERS }),
  addLines: drafting
    .input(byId.extend({ lines: z.array(typed).min(1).max(200, 'list.tooLong') }))
    .mutation(({ ctx, input }) => addLines(ctx.showroom.store, whoIs(ctx), input.id, input.lines as never)),
  changeLine: drafting
    .input(target.extend(typed.shape))
    .mutation(({ ctx, input }) => changeLine(ctx.showroom.store, whoIs(ctx), input as never)),
  removeLine: drafting.input(target).mutation(({ ctx, input }) => removeLine(ctx.showroom.store, whoIs(ctx), input)),
  copy: drafting.input(byId).mutation(({ ctx, input }) => copyAdjustment(ctx.showroom.store, whoIs(ctx), input.id)),
  go: procedureFor(...ADJUSTMENT_DRAFTERS)
    .input(
      target.extend({ seen: z.string().max(64), to: z.enum(adjustmentStates), reason: z.string().max(400).nullish() }),
    )
    .mutation(({ ctx, input }) => goAdjustment(ctx.showroom.store, whoIs(ctx), input)),
  print: procedureFor(...ADJUSTMENT_READERS)
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printAdjustment(ctx.showroom, ctx.session, input)),
});
