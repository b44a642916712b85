import { useQuery } from '@tanstack/react-query';
import { modelTitle } from '../../db/models/rules.ts';
import type { Outputs } from './outputs.ts';
import { trpc } from './trpc.ts';

export type Series = Outputs['models']['tree'][number]['series'][number];
export type Configuration = Series['models'][number]['configurations'][number];

/** What is sold now: series with their models and these with their configurations; of the settings' list while the catalogue is empty. */
export function useCarCatalogue(): { series: readonly Series[]; configurations: readonly Configuration[] } {
  const tree = useQuery(trpc.models.tree.queryOptions());
  const series = (tree.data ?? []).flatMap((brand) => brand.series);
  return { series, configurations: series.flatMap(({ models }) => models.flatMap((model) => model.configurations)) };
}

/** Models of the chosen series, of all while none of them is chosen. */
export function modelsIn(series: readonly Series[], chosen: string | null | undefined): Series['models'] {
  return series.find((one) => one.series === chosen)?.models ?? series.flatMap(({ models }) => models);
}

/** What somebody can be interested in: a model, or one of its configurations where there are several. */
export function interestChoices(series: readonly Series[], chosen: string | undefined) {
  return modelsIn(series, chosen).flatMap(({ modelName, configurations }) => [
    { value: modelName, label: modelName, interestModel: modelName, interestModelId: onlyId(configurations) },
    ...(configurations.length < 2 ? [] : configurations).map((one) => ({
      value: one.id,
      label: modelTitle(one),
      interestModel: modelName,
      interestModelId: one.id as string | undefined,
    })),
  ]);
}

const onlyId = (configurations: readonly Configuration[]) =>
  configurations.length === 1 ? configurations[0]!.id : undefined;
