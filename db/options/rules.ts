import { missing, turned } from '../core/fields.ts';
import type { VehicleOptionFields } from './model.ts';

/** One thing wrong, at one field: `code` is a rule of the catalogues. */
interface Problem {
  path: string;
  code: string;
  params?: Record<string, unknown>;
}

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
