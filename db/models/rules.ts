import { missing } from '../core/fields.ts';
import type { VehicleModelFields, VehicleOptionFields } from './model.ts';

/** One thing wrong, at one field: `code` is a rule of the catalogues. */
interface Problem {
  path: string;
  code: string;
  params?: Record<string, unknown>;
}

const turned = (values: object, from: string, to: string): Problem[] => {
  const days = values as Record<string, unknown>;
  return days[from] && days[to] && String(days[from]) > String(days[to]) ? [{ path: to, code: 'day.order' }] : [];
};

/** What keeps a 车型 from being saved. */
export const modelProblems = (values: Partial<VehicleModelFields>): Problem[] => [
  ...missing(values, MODEL_REQUIRED),
  ...turned(values, 'activeFrom', 'activeTo'),
  ...turned(values, 'nevFrom', 'nevTo'),
];
export const MODEL_REQUIRED = ['brand', 'series', 'modelName', 'modelYear'] as const;

/** What keeps a 选配件 from being saved: it cannot need what it excludes, nor itself. */
export function optionProblems(values: Partial<VehicleOptionFields>): Problem[] {
  const { code, needs, conflicts } = values;
  const both = (needs ?? []).find((needed) => conflicts?.includes(needed));
  return [
    ...missing(values, OPTION_REQUIRED),
    ...turned(values, 'activeFrom', 'activeTo'),
    ...(both === undefined ? [] : [{ path: 'conflicts', code: 'option.both', params: { code: both } }]),
    ...(['needs', 'conflicts'] as const)
      .filter((path) => code && values[path]?.includes(code))
      .map((path) => ({ path, code: 'option.itself' })),
  ];
}
export const OPTION_REQUIRED = ['modelId', 'code', 'name', 'kind'] as const;

/** An option of the catalogue as choosing needs it. */
export interface Choosable {
  id: string;
  modelId: string;
  code: string;
  name: string;
  priceFen: number | null;
  needs: readonly string[] | null;
  conflicts: readonly string[] | null;
}

/**
 * What is wrong with the options chosen for a car of a model, each time named: one excludes another, one needs another that is not
 * chosen, one belongs to another model. `catalogue` holds at least the chosen ones; ids it does not know are passed over.
 */
export function chosenProblems(
  optionIds: readonly string[],
  modelId: string | null | undefined,
  catalogue: readonly Choosable[],
): Problem[] {
  const chosen = optionIds.flatMap((id) => catalogue.find((one) => one.id === id) ?? []);
  const named = (code: string) => catalogue.find((one) => one.code === code && one.modelId === modelId)?.name ?? code;
  const problem = (code: string, params: Record<string, unknown>) => ({ path: 'optionIds', code, params });
  const excludes = (one: Choosable, other: Choosable) => one.conflicts?.includes(other.code) ?? false;
  return chosen.flatMap((one, index) => [
    ...(one.modelId === modelId ? [] : [problem('options.otherModel', { name: one.name })]),
    ...chosen
      .slice(index + 1)
      .filter((other) => excludes(one, other) || excludes(other, one))
      .map((other) => problem('options.conflict', { name: one.name, other: other.name })),
    ...(one.needs ?? [])
      .filter((code) => !chosen.some((other) => other.code === code))
      .map((code) => problem('options.needs', { name: one.name, other: named(code) })),
  ]);
}

/** 指导价 of a car: its model and the options chosen, integer 分; null where the model has none. */
export function guidePriceOf(
  model: { guidePriceFen: number | null } | null | undefined,
  chosen: readonly { priceFen: number | null }[],
): number | null {
  if (model?.guidePriceFen == null) return null;
  return chosen.reduce((sum, { priceFen }) => sum + (priceFen ?? 0), model.guidePriceFen);
}

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
