import { useQuery } from '@tanstack/react-query';
import { modelTitle } from '../../../db/models/rules.ts';
import type { Choosable } from '../../../db/options/rules.ts';
import type { Configuration } from '../../lib/carCatalogue.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { trpc } from '../../lib/trpc.ts';

type Option = Outputs['options']['choosable'][number];
const NONE: readonly Option[] = [];

/** The options of a car's model, and those it has, of whatever model. */
export function useOptions(modelId: string | undefined, ids: readonly string[] | undefined): readonly Option[] {
  const asked = { modelId: modelId ?? null, ids: [...(ids ?? [])] };
  const options = useQuery({
    ...trpc.options.choosable.queryOptions(asked),
    enabled: modelId !== undefined || asked.ids.length > 0,
    placeholderData: (before) => before,
  });
  return options.data ?? NONE;
}

/** Model and options of a car by name; its history brings names already. */
export function shownIn(configuration: Configuration | null, options: { current: readonly Choosable[] }) {
  const nameOf = (id: unknown) => options.current.find((one) => one.id === id)?.name ?? String(id);
  return (field: string, value: unknown): string | undefined => {
    if (field === 'modelId' && configuration?.id === value) return modelTitle(configuration!);
    if (field === 'optionIds' && Array.isArray(value)) return value.map(nameOf).join('、');
    return undefined;
  };
}
