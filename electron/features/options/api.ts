import { z } from 'zod';
import { vehicleOptionFields } from '../../../db/options/model.ts';
import { type Role, roles } from '../../../db/staff/model.ts';
import { router, staffProcedure } from '../../api/procedure.ts';
import { recordProcedures } from '../../records/procedures.ts';
import { optionsFor } from './choosing.ts';
import { openOption, optionHistory, optionList, optionSaving } from './service.ts';

/** As for the models they belong to. */
const CATALOGUE: readonly Role[] = ['backOffice', 'manager', 'admin'];

const parts = {
  list: optionList,
  fields: vehicleOptionFields,
  saving: optionSaving,
  open: openOption,
  history: optionHistory,
};

export const optionsApi = router({
  ...recordProcedures(parts, { read: roles, write: CATALOGUE }),
  /** What can be chosen for a car of this model, and what is chosen already. */
  choosable: staffProcedure
    .input(z.object({ modelId: z.uuid().nullish(), ids: z.array(z.uuid()).max(50).nullish() }))
    .query(({ ctx, input }) => optionsFor(ctx.showroom.store.db, input)),
});
