import { missing, turned } from '../core/fields.ts';
import { isBlank } from '../core/unseen.ts';
import type { VehicleModelFields } from './model.ts';

/** What keeps a 车型 from being saved. */
export const modelProblems = (values: Partial<VehicleModelFields>) => [
  ...missing(values, MODEL_REQUIRED),
  ...turned(values, 'activeFrom', 'activeTo'),
  ...turned(values, 'nevFrom', 'nevTo'),
];
export const MODEL_REQUIRED = ['brand', 'series', 'modelName', 'modelYear'] as const;

/** "RX 350h 尊贵版 2026": one line that names a configuration. */
export const modelTitle = (model: {
  modelName: string;
  configuration?: string | null;
  modelYear?: number | null;
}): string => [model.modelName, model.configuration, model.modelYear].filter(Boolean).join(' ');

const plain = (text: string | null | undefined) => (text ?? '').normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** A car as texts name it: on old cards, and where somebody typed. */
export interface Named {
  series?: string | null | undefined;
  model?: string | null | undefined;
  modelYear?: number | null | undefined;
}
interface Known {
  id: string;
  series: string;
  modelName: string;
  configuration: string | null;
  modelYear: number;
}

/** The one configuration that texts mean, however they are spaced; undefined when they fit none, or several. */
export function matchModel<M extends Known>({ series, model, modelYear }: Named, models: readonly M[]): M | undefined {
  if (!plain(model)) return undefined;
  const named = models.filter(
    (one) =>
      (!plain(series) || plain(one.series) === plain(series)) &&
      [one.modelName, `${one.modelName}${one.configuration ?? ''}`, `${one.series}${one.modelName}`].some(
        (name) => plain(name) === plain(model),
      ),
  );
  const ofYear = modelYear ? named.filter((one) => one.modelYear === modelYear) : named;
  const [only, ...others] = ofYear.length > 0 ? ofYear : named;
  return others.length > 0 ? undefined : only;
}

interface Specs {
  brand: string;
  series: string;
  modelName: string;
  modelYear: number;
  guidePriceFen: number | null;
  brandModel: string | null;
  origin: VehicleModelFields['origin'];
  seats: number | null;
  displacementMl: number | null;
  fuel: VehicleModelFields['fuel'];
}

/** What a car takes over from the configuration chosen for it: its name, and whatever was still blank; a new card its origin too. */
export function takenOver(model: Specs, car: object, isNew: boolean) {
  const typed = car as Record<string, unknown>;
  const gaps = {
    brand: model.brand,
    modelYear: model.modelYear,
    brandModel: model.brandModel,
    seats: model.seats,
    displacementMl: model.displacementMl,
    fuel: model.fuel,
    listPriceFen: model.guidePriceFen,
  };
  const filled = Object.entries(gaps).filter(([field, value]) => value != null && isBlank(typed[field]));
  const named = { series: model.series, model: model.modelName };
  return {
    ...(Object.fromEntries(filled) as { [F in keyof typeof gaps]?: NonNullable<(typeof gaps)[F]> }),
    ...named,
    ...(isNew && model.origin && { origin: model.origin }),
  };
}
