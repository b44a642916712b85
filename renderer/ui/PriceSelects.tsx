import { asTree, usePriceNames } from '../lib/priceNames.ts';
import { SelectInput } from './SelectInput.tsx';
import type { ControlProps } from './TextInput.tsx';

type Id = string | null | undefined;
type Props<V extends Id> = ControlProps<V> & { clearable?: boolean; autoFocus?: boolean; placeholder?: string };

interface Named {
  readonly id: string;
  readonly name: string;
}

const named = <V extends Id>({ id, name }: Named) => ({ value: id as NonNullable<V>, label: name });
const indented = <V extends Id>({ id, name, depth }: Named & { depth: number }) => ({
  value: id as NonNullable<V>,
  label: `${'　'.repeat(depth)}${name}`,
});

/** 产品分类 as the tree it is; `leaves`: only what a product may belong to. */
export function ProductClassSelect<V extends Id>({ leaves = false, ...props }: Props<V> & { leaves?: boolean }) {
  const shown = asTree(usePriceNames().productClasses).filter(({ leaf }) => leaf || !leaves);
  return <SelectInput {...(props as Props<V>)} options={shown.map((one) => indented<V>(one))} />;
}

/** 客户分类 as the tree it is. */
export function CustomerClassSelect<V extends Id>(props: Props<V>) {
  const { customerClasses } = usePriceNames();
  return <SelectInput {...props} options={asTree(customerClasses).map((one) => indented<V>(one))} />;
}

/** 商品 in use. */
export function ProductSelect<V extends Id>(props: Props<V>) {
  return <SelectInput {...props} options={usePriceNames().products.map((one) => named<V>(one))} />;
}

export function PriceListSelect<V extends Id>(props: Props<V>) {
  return <SelectInput {...props} options={usePriceNames().lists.map((one) => named<V>(one))} />;
}

export function PolicySelect<V extends Id>(props: Props<V>) {
  return <SelectInput {...props} options={usePriceNames().policies.map((one) => named<V>(one))} />;
}

/** 价格项 by its code. */
export function PriceItemSelect<V extends Id>(props: Props<V>) {
  const { items } = usePriceNames();
  return <SelectInput {...props} options={items.map(({ code, name }) => named<V>({ id: code, name }))} />;
}
