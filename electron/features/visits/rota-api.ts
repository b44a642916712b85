import { z } from 'zod';
import { ROTA_KEEPERS } from '../../../db/visits/rules.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { rotaLog } from './rota/log.ts';
import { printRotaLog } from './rota/print.ts';
import { rotaOf, setRota } from './rota/rota.ts';
import { standInsOf } from './rota/stand-ins.ts';
import { rotaStepInput, stepInRota, takeBackStep } from './rota/steps.ts';
import { todayOf } from './rows.ts';

const floorProcedure = procedureFor('reception', 'consultant', 'manager', 'admin');
const readProcedure = procedureFor('reception', 'consultant', 'manager', 'admin', 'backOffice');

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format');

/** 排班: the order of the day, who stands where in it, and what happened to it. */
export const rotaApi = router({
  now: readProcedure
    .input(z.object({ on: day.optional() }).optional())
    .query(({ ctx, input }) => rotaOf(ctx.showroom.store, input?.on ?? todayOf(ctx.showroom.store))),
  set: procedureFor(...ROTA_KEEPERS)
    .input(
      z.object({
        on: day,
        staffIds: z.array(z.uuid()).max(100, 'list.tooLong'),
        seenAt: z.int().nonnegative().optional(),
      }),
    )
    .mutation(({ ctx, input }) => setRota(ctx.showroom.store, ctx.actor, input.on, input.staffIds, input.seenAt)),
  step: floorProcedure
    .input(rotaStepInput)
    .mutation(({ ctx, input }) => stepInRota(ctx.showroom.store, whoIs(ctx), input)),
  takeBack: floorProcedure
    .input(byId)
    .mutation(({ ctx, input }) => takeBackStep(ctx.showroom.store, whoIs(ctx), input.id)),
  log: floorProcedure.input(z.object({ on: day })).query(({ ctx, input }) => rotaLog(ctx.showroom.store, input.on)),
  print: floorProcedure
    .input(z.object({ on: day, lang: formLanguage }))
    .mutation(({ ctx, input }) => printRotaLog(ctx.showroom, ctx.session, input)),
  /** 代接待: one's own customers whom somebody else received. */
  standIns: procedureFor('consultant', 'manager', 'admin').query(({ ctx }) =>
    standInsOf(ctx.showroom.store, ctx.actor.id),
  ),
});
