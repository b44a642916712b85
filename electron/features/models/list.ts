import { z } from 'zod';
import { vehicleModel } from '../../../db/models/table.ts';
import { fuels } from '../../../db/vehicles/model.ts';
import { type Condition, listing, textFilter } from '../../records/listing.ts';

/** On sale today or not. */
export const sale = z.enum(['on', 'off']);
const ON_SALE = `(coalesce(r.active_from, '') <= ? AND coalesce(r.active_to, '9999') >= ?)`;

/** The condition of a filter "on sale", over `r`. */
export const onSale = (asked: z.infer<typeof sale> | undefined, today: string): Condition =>
  asked && [asked === 'on' ? ON_SALE : `NOT ${ON_SALE}`, today, today];

/** A text stands in one of these columns; for tables of a few hundred rows, without an index. */
export const holding = (text: string | undefined, ...columns: string[]): Condition =>
  text && [
    `(${columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`,
    ...columns.map(() => `%${text.replace(/[\\%_]/g, '\\$&')}%`),
  ];

/** 车型, series by series, the newest year first. */
export const modelList = listing({
  entity: 'vehicle_model',
  table: vehicleModel,
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
    price: { by: ['guidePriceFen'], blanks: true, index: 'vehicle_model_price' },
  },
  sort: 'series',
  line: (row) => row,
});
