import { z } from 'zod';
import { targetFields } from '../../../db/targets/model.ts';
import { TARGET_SETTERS } from '../../../db/targets/rules.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, whoIs } from '../../records/procedures.ts';
import { setTargets, targetHistory, targetsOf } from './service.ts';

const setting = procedureFor(...TARGET_SETTERS);
const month = targetFields.shape.month.unwrap().unwrap();
const line = targetFields
  .omit({ month: true, staffId: true })
  .extend({ staffId: z.uuid().nullable(), rev: z.int().nullable() });

/** 目标 */
export const targetsApi = router({
  month: setting.input(z.object({ month })).query(({ ctx, input }) => targetsOf(ctx.showroom.store, input.month)),
  set: setting
    .input(z.object({ month, lines: z.array(line).max(200, 'list.tooLong') }))
    .mutation(({ ctx, input }) => setTargets(ctx.showroom.store, whoIs(ctx), input)),
  history: setting.input(byId).query(({ ctx, input }) => targetHistory(ctx.showroom.store, whoIs(ctx), input.id)),
});
