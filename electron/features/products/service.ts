import { modelTitle } from '../../../db/models/rules.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import type { Who } from '../../records/who.ts';
import { productClassId, shipDefaults } from '../prices/shipped.ts';

/** 整车, 选装 bear the tax of goods. */
const GOODS_BP = 1300;

const MODELS = `SELECT model.id FROM vehicle_model model WHERE model.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM product WHERE product.model_id = model.id)`;
const OPTIONS = `SELECT option.id, option.name, option.code, option.model_id AS modelId, model.series, model.model_name AS modelName
  FROM vehicle_option option JOIN vehicle_model model ON model.id = option.model_id
  WHERE option.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM product WHERE product.option_id = option.id)`;

interface OptionRow {
  id: string;
  name: string;
  code: string | null;
  modelId: string;
  series: string;
  modelName: string;
}

/** The class of a series' cars below 整车, made when its first car comes. */
function classOfSeries(tx: Write, series: string): string {
  const code = `CAR-${series.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')}`;
  const id = productClassId(code);
  if (tx.get('product_class', id) === undefined)
    tx.insert('product_class', { id, code, name: series, parentId: productClassId('CAR') });
  return id;
}

/**
 * 从车型生成: a product for every 车型配置 and option that has none; those there are stay as they are. Every PC makes the same product
 * of the same configuration.
 */
export function bornFromModels(store: Store, who: Who): { vehicles: number; options: number } {
  shipDefaults(store);
  return store.write(who, (tx) => {
    const models = tx.db.prepare(MODELS).pluck().all() as string[];
    for (const modelId of models) {
      const model = tx.get('vehicle_model', modelId)!;
      const { brand, series, modelName, modelYear, code, fuel, displacementMl, seats, nevFrom, nevTo } = model;
      tx.insert('product', {
        id: idOf('product', 'model', modelId),
        kind: 'vehicle',
        name: modelTitle(model),
        productClassId: classOfSeries(tx, series),
        configCode: code,
        modelId,
        ...{ brand, series, modelName, modelYear, fuel, displacementMl, seats },
        nevCatalogFrom: nevFrom,
        nevCatalogTo: nevTo,
        taxRateBp: GOODS_BP,
        active: true,
      });
    }
    const options = tx.db.prepare(OPTIONS).all() as OptionRow[];
    for (const { id, name, code, modelId, series, modelName } of options)
      tx.insert('product', {
        id: idOf('product', 'option', id),
        kind: 'option',
        name: `${modelName} ${name}`,
        productClassId: productClassId('OPT'),
        configCode: code,
        modelId,
        optionId: id,
        ...{ series, modelName },
        taxRateBp: GOODS_BP,
        active: true,
      });
    return { vehicles: models.length, options: options.length };
  });
}
