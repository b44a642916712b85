import { useQuery } from '@tanstack/react-query';
import type { Outputs } from './outputs.ts';
import { queryClient, trpc } from './trpc.ts';

export type PriceNames = Outputs['prices']['known'];

const NOTHING: PriceNames = {
  customerClasses: [],
  productClasses: [],
  lists: [],
  policies: [],
  items: [],
  products: [],
};

/** Classes, lists, policies, products and price items by name, for whoever may ask for prices. */
export const usePriceNames = (): PriceNames => useQuery(trpc.prices.known.queryOptions()).data ?? NOTHING;

/** The name behind an id, or a price item's behind its code, as far as it was asked for already. */
export function priceName(value: unknown): string | undefined {
  const known = queryClient.getQueryData<PriceNames>(trpc.prices.known.queryKey());
  if (known === undefined || typeof value !== 'string') return undefined;
  const { items, ...named } = known;
  const rows = Object.values(named).flat() as readonly { id: string; name: string }[];
  return rows.find(({ id }) => id === value)?.name ?? items.find(({ code }) => code === value)?.name;
}

interface Classed {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** A tree of classes as a list, each below the one it belongs to; `leaf` where something may belong to it. */
export function asTree<C extends Classed>(classes: readonly C[]): (C & { depth: number; leaf: boolean })[] {
  const below = (parentId: string | null, depth: number): (C & { depth: number; leaf: boolean })[] =>
    classes
      .filter((one) => one.parentId === parentId)
      .flatMap((one) => {
        const children = depth > classes.length ? [] : below(one.id, depth + 1);
        return [{ ...one, depth, leaf: children.length === 0 }, ...children];
      });
  return below(null, 0);
}
