import { z } from 'zod';
import { CATALOGUE_KEEPERS, vehicleModelFields } from '../../../db/models/model.ts';
import { modelProblems, modelTitle } from '../../../db/models/rules.ts';
import { vehicleModel } from '../../../db/models/table.ts';
import { roles } from '../../../db/staff/model.ts';
import { fuels } from '../../../db/vehicles/model.ts';
import { router, staffProcedure } from '../../api/procedure.ts';
import { holding } from '../../records/holding.ts';
import { textFilter } from '../../records/listing.ts';
import { plainRecord } from '../../records/plain.ts';
import { onSale, sale } from './conditions.ts';
import { brandsAndSeries, modelTree, refuseTakenCode } from './tree.ts';

/** 车型, series by series, the newest year first. @throws Refusal `model.codeTaken` */
export const modelRecord = plainRecord({
  entity: 'vehicle_model',
  table: vehicleModel,
  fields: vehicleModelFields,
  read: roles,
  write: CATALOGUE_KEEPERS,
  label: modelTitle,
  problems: modelProblems,
  check: (tx, { code }, row) => refuseTakenCode(tx, code, row?.id),
  list: {
    fields: [
      'brand',
      'series',
      'modelName',
      'configuration',
      'modelYear',
      'code',
      'bodyType',
      'fuel',
      'guidePriceFen',
      'activeFrom',
      'activeTo',
    ],
    filters: z.object({
      text: textFilter(),
      brand: z.string().max(120).optional(),
      series: z.string().max(120).optional(),
      fuel: z.enum(fuels).optional(),
      sale: sale.optional(),
    }),
    where: ({ text, brand, series, fuel, sale: asked }, _who, today) => [
      brand && ['r.brand = ?', brand],
      series && ['r.series = ?', series],
      fuel && ['r.fuel = ?', fuel],
      onSale(asked, today),
      holding(text, 'r.model_name', 'r.configuration', 'r.code', 'r.brand_model'),
    ],
    sorts: {
      series: { by: ['series', 'modelYear', 'modelName'], index: 'vehicle_model_series' },
      guidePriceFen: { by: ['guidePriceFen'], blanks: true, index: 'vehicle_model_price' },
    },
    sort: 'series',
    line: (row) => row,
  },
});

export const modelsApi = router({
  ...modelRecord.procedures,
  known: staffProcedure.query(({ ctx }) => brandsAndSeries(ctx.showroom.store)),
  tree: staffProcedure.query(({ ctx }) => modelTree(ctx.showroom.store)),
});
