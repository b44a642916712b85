import { vehicleModelFields } from '../../../db/models/model.ts';
import { type Role, roles } from '../../../db/staff/model.ts';
import { router, staffProcedure } from '../../api/procedure.ts';
import { recordProcedures } from '../../records/procedures.ts';
import { modelList } from './list.ts';
import { modelHistory, modelSaving, openModel } from './service.ts';
import { brandsAndSeries, modelTree } from './tree.ts';

/** Those who keep the catalogue. */
const CATALOGUE: readonly Role[] = ['backOffice', 'manager', 'admin'];

const parts = {
  list: modelList,
  fields: vehicleModelFields,
  saving: modelSaving,
  open: openModel,
  history: modelHistory,
};

export const modelsApi = router({
  ...recordProcedures(parts, { read: roles, write: CATALOGUE }),
  known: staffProcedure.query(({ ctx }) => brandsAndSeries(ctx.showroom.store)),
  tree: staffProcedure.query(({ ctx }) => modelTree(ctx.showroom.store)),
});
