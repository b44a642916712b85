import { Select } from 'antd';
import { useState } from 'react';
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
  const [open, setOpen] = useState(false);
  const modelId = useFormValue(form, ({ values }) => values.modelId);
  const options = useOptions(modelId, value);
  const label = ({ code, name, priceFen }: (typeof options)[number]) =>
    [code, name, priceFen === null ? '' : money(priceFen)].filter(Boolean).join(' ');
  return (
    <div {...(value?.length ? {} : { 'data-blank-list': '' })}>
      <Select<string[]>
        {...rest}
        mode="multiple"
        open={open}
        onOpenChange={setOpen}
        // An open list would take the Tab that leaves it for a choice, and take the last option off again.
        onSelect={() => setOpen(false)}
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
