import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './TextInput.tsx';

interface SelectInputProps<V extends string | null | undefined> extends ControlProps<V> {
  readonly options: readonly { readonly value: NonNullable<V>; readonly label: string }[];
  readonly placeholder?: string;
  readonly clearable?: boolean;
  readonly autoFocus?: boolean;
}

/** One of many; typing narrows the list. Enter opens it while blank and goes on once something is chosen; Delete empties it. */
export function SelectInput<V extends string | null | undefined>(props: SelectInputProps<V>) {
  const { value, onChange, onBlur, status, clearable, options, 'aria-required': _required, ...rest } = props;
  const { t } = useTranslation('ui');
  const blank = value === undefined || value === null || value === '';
  return (
    <div
      {...(blank ? { 'data-blank-list': '' } : {})}
      onKeyDownCapture={(event) => {
        if (!clearable || blank || !/^(Delete|Backspace)$/.test(event.key)) return;
        if (event.target instanceof HTMLInputElement && event.target.value === '') onChange(undefined as V);
      }}
    >
      <Select<NonNullable<V>>
        {...rest}
        status={status ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={clearable === true && { label: t('clear') }}
        style={{ width: '100%' }}
        options={[...options]}
        value={blank ? null : value}
        onChange={(next) => onChange((next ?? undefined) as V)}
        onBlur={() => onBlur?.()}
      />
    </div>
  );
}
