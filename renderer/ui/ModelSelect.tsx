import { modelTitle } from '../../db/models/rules.ts';
import { useCarCatalogue } from '../lib/carCatalogue.ts';
import { SelectInput } from './SelectInput.tsx';
import type { ControlProps } from './TextInput.tsx';

interface Named {
  readonly id: string;
  readonly title: string;
}

/** A configuration of those on sale; `current` is the one that stands there already, sold today or not. */
export function ModelSelect<V extends string | null | undefined>(
  props: ControlProps<V> & { current?: Named | undefined; clearable?: boolean; autoFocus?: boolean },
) {
  const { current, clearable = true, ...rest } = props;
  const { configurations } = useCarCatalogue();
  const options = configurations.map((one) => ({ value: one.id as NonNullable<V>, label: modelTitle(one) }));
  if (current && !options.some(({ value }) => value === current.id))
    options.unshift({ value: current.id as NonNullable<V>, label: current.title });
  return <SelectInput {...rest} clearable={clearable} options={options} />;
}
