import { z } from 'zod';
import { choice, code, count, day, flag, given, missing, name, ref, text, turned } from '../core/fields.ts';
import { fuels } from '../vehicles/model.ts';

/** 整车 选装 精品 服务 保险 费用 */
export const productKinds = ['vehicle', 'option', 'accessory', 'service', 'insurance', 'fee'] as const;
/** Typed by hand; the others are born from the catalogue of models and options. */
export const typedKinds = ['accessory', 'service', 'insurance', 'fee'] as const;

/** 商品: what a price is of. A vehicle product is one 车型配置; colour is no part of it. */
export const productFields = z.object({
  kind: given(productKinds),
  name: name(),
  productClassId: ref('product_class'),
  /** 车型代码, 选配代码, or a number of the showroom's own. */
  configCode: code(),
  modelId: ref('vehicle_model'),
  optionId: ref('vehicle_option'),
  brand: text(),
  series: text(),
  modelName: text(),
  modelYear: count({ min: 1980, max: 2100, range: 'modelYear.range' }),
  fuel: choice(fuels),
  displacementMl: count({ max: 20_000, unit: 'mL' }),
  seats: count({ min: 1, max: 60, range: 'seats.range' }),
  nevCatalogFrom: day(),
  nevCatalogTo: day(),
  /** 税率 in basis points: 1300 is 13 %. */
  taxRateBp: count({ max: 10_000 }),
  manualPriceAllowed: flag(),
  active: flag(),
});
export type ProductFields = z.infer<typeof productFields>;

/** A vehicle is never priced by hand: the cure is a 调价单. */
export const productProblems = (typed: Partial<ProductFields>) => [
  ...missing(typed, ['kind', 'name', 'productClassId', 'taxRateBp']),
  ...turned(typed, 'nevCatalogFrom', 'nevCatalogTo'),
  ...(typed.kind === 'vehicle' && typed.manualPriceAllowed
    ? [{ path: 'manualPriceAllowed', code: 'product.manual' }]
    : []),
];
