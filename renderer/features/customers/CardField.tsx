import { useTranslation } from 'react-i18next';
import { type ChoiceField, choices, type SuggestedField, suggestions } from '../../../db/customers/choices.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field } from '../../ui/Field.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { SuggestInput } from '../../ui/SuggestInput.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';

type Named<V> = { [K in keyof CardValues]: Extract<CardValues[K], string> extends V ? K : never }[keyof CardValues] &
  string;

interface Props<K extends string> {
  readonly form: Form<CardValues>;
  readonly name: K;
  readonly span?: number;
}
const spanned = (span: number | undefined) => (span === undefined ? {} : { span });

/** A line of text under its own name. */
export function TextField({ form, name, span }: Props<Named<string>>) {
  const { t } = useTranslation('customers');
  return (
    <Field form={form} name={name} label={t(`field.${name}`)} {...spanned(span)}>
      {(bind) => (
        <TextInput {...bind} value={String(bind.value ?? '')} onChange={bind.onChange as (value: string) => void} />
      )}
    </Field>
  );
}

export function NotesField({ form, name }: Props<'remarks' | 'interestNote' | 'concerns'>) {
  const { t } = useTranslation('customers');
  return (
    <Field form={form} name={name} label={t(`field.${name}`)} span={2}>
      {(bind) => <TextArea {...bind} rows={2} />}
    </Field>
  );
}

export function ChipsField(
  props: Props<'kind' | 'gender' | 'buyType' | 'payment'> & { values: readonly string[]; clearable: boolean },
) {
  const { t } = useTranslation('customers');
  const { form, name, values, clearable } = props;
  return (
    <Field form={form} name={name} label={t(`field.${name}`)}>
      {(bind) => (
        <ChipGroup
          {...bind}
          value={bind.value as string | undefined}
          onChange={bind.onChange as (value: string | undefined) => void}
          clearable={clearable}
          options={values.map((value) => ({ value, label: t(`${name}.${value}`) }))}
        />
      )}
    </Field>
  );
}

/** One of an ordered few; a text of before they were choices is one more. */
export function ChoiceOf({ form, name }: Props<ChoiceField>) {
  const { t } = useTranslation('customers');
  const codes: readonly string[] = choices[name];
  return (
    <Field form={form} name={name} label={t(`field.${name}`)}>
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
    </Field>
  );
}

/** A text with the usual words offered. */
export function SuggestedText({ form, name }: Props<SuggestedField>) {
  const { t } = useTranslation('customers');
  return (
    <Field form={form} name={name} label={t(`field.${name}`)}>
      {(bind) => <SuggestInput {...bind} suggestions={suggestions[name].map((word) => t(`${name}.${word}`))} />}
    </Field>
  );
}
