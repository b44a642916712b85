import { z } from 'zod';
import { PDI_READERS, PDI_WRITERS, pdiSheetFields } from '../../../db/pdi/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { pdiList } from './list.ts';
import { printPdi } from './print.ts';
import { goPdi, openPdi, pdiHistory, pdiOf, pdiSaving, startPdi } from './service.ts';

const parts = { list: pdiList, fields: pdiSheetFields, saving: pdiSaving, open: openPdi, history: pdiHistory };

/** PDI 检查表. */
export const pdiApi = router({
  ...recordProcedures(parts, { read: PDI_READERS, write: PDI_WRITERS }),
  ofVehicle: procedureFor(...PDI_READERS)
    .input(byId)
    .query(({ ctx, input }) => pdiOf(ctx.showroom.store.db, input.id)),
  start: procedureFor(...PDI_WRITERS)
    .input(byId)
    .mutation(({ ctx, input }) => startPdi(ctx.showroom.store, whoIs(ctx), input.id)),
  go: procedureFor(...PDI_WRITERS)
    .input(target.extend({ seen: z.string().max(64), to: z.enum(['passed', 'failed']) }))
    .mutation(({ ctx, input }) => goPdi(ctx.showroom.store, whoIs(ctx), input)),
  print: procedureFor(...PDI_READERS)
    .input(byId.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) => printPdi(ctx.showroom, ctx.session, input)),
});
