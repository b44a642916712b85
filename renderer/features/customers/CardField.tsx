import { useTranslation } from 'react-i18next';
import { type ChoiceField, choices, type SuggestedField, suggestions } from '../../../db/customers/choices.ts';
import { KnownField } from '../../records/KnownField.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';

interface Props<K extends string> {
  readonly form: Form<CardValues>;
  readonly name: K;
}

/** One of an ordered few; a text of before they were choices is one more. */
export function ChoiceOf({ form, name }: Props<ChoiceField>) {
  const { t } = useTranslation('customers');
  const codes: readonly string[] = choices[name];
  return (
    <KnownField form={form} name={name}>
      {(bind) => (
        <SelectInput
          {...bind}
          clearable
          options={[
            ...codes.map((value) => ({ value, label: t(`${name}.${value}`) })),
            ...(bind.value && !codes.includes(bind.value) ? [{ value: bind.value, label: bind.value }] : []),
          ]}
        />
      )}
    </KnownField>
  );
}

/** A text with the usual words offered. */
export function SuggestedText({ form, name }: Props<SuggestedField>) {
  const { t } = useTranslation('customers');
  return <KnownField form={form} name={name} suggestions={suggestions[name].map((word) => t(`${name}.${word}`))} />;
}
