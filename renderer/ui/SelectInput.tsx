import { Select } from 'antd';
import type { ControlProps } from './TextInput.tsx';

interface SelectInputProps<V extends string | null | undefined> extends ControlProps<V> {
  readonly options: readonly { readonly value: NonNullable<V>; readonly label: string }[];
  readonly placeholder?: string;
  readonly clearable?: boolean;
  readonly autoFocus?: boolean;
}

/** One of many; typing narrows the list. Enter opens it while blank and goes on once something is chosen. */
export function SelectInput<V extends string | null | undefined>(props: SelectInputProps<V>) {
  const { value, onChange, onBlur, status, clearable, options, 'aria-required': _required, ...rest } = props;
  const blank = value === undefined || value === null || value === '';
  return (
    <div {...(blank ? { 'data-blank-list': '' } : {})}>
      <Select<NonNullable<V>>
        {...rest}
        status={status ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={clearable ?? false}
        style={{ width: '100%' }}
        options={[...options]}
        value={blank ? null : value}
        onChange={(next) => onChange((next ?? undefined) as V)}
        onBlur={() => onBlur?.()}
      />
    </div>
  );
}
