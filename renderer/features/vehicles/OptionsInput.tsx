import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { money } from '../../lib/money.ts';
import type { ControlProps } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import { useOptions } from './options.ts';

/** 选配件 of the chosen model, any number of them; typing narrows the list. */
export function OptionsInput(props: ControlProps<string[] | undefined> & { form: Form<CardValues> }) {
  const { t } = useTranslation('vehicles');
  const { form, value, onChange, onBlur, status, 'aria-required': _required, ...rest } = props;
  const modelId = useFormValue(form, ({ values }) => values.modelId);
  const options = useOptions(modelId, value);
  const label = ({ code, name, priceFen }: (typeof options)[number]) =>
    [code, name, priceFen === null ? '' : money(priceFen)].filter(Boolean).join(' ');
  return (
    <div data-blank-list="">
      <Select<string[]>
        {...rest}
        mode="multiple"
        status={status ?? ''}
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={modelId ? undefined : t('options.modelFirst')}
        options={options.map((one) => ({ value: one.id, label: label(one) }))}
        value={value ?? []}
        onChange={(next) => onChange(next)}
        onBlur={() => onBlur?.()}
      />
    </div>
  );
}
