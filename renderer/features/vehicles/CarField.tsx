import { createContext, type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bind, Field } from '../../ui/Field.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardField, CardValues } from './cardForm.ts';
import { shownValue } from './shownValue.ts';

/** May this person change the card? Everybody else reads it as plain text. */
export const MayEdit = createContext(false);

interface CarFieldProps<K extends CardField> {
  readonly form: Form<CardValues>;
  readonly name: K;
  readonly span?: number;
  readonly hint?: ReactNode;
  readonly children: (bind: Bind<CardValues[K]>) => ReactNode;
}

/** A field of the card under its own name; text where the card is only read. */
export function CarField<K extends CardField>(props: CarFieldProps<K>) {
  const { t } = useTranslation('vehicles');
  const { form, name, span, hint, children } = props;
  const label = t(`field.${name as CardField}`);
  const value = useFormValue(form, (state) => state.values[name]);
  if (use(MayEdit))
    return (
      <Field form={form} name={name} label={label} {...(span && { span })} {...(hint !== undefined && { hint })}>
        {children}
      </Field>
    );
  return (
    <div className="field" data-field={name} style={span === undefined ? undefined : { gridColumn: `span ${span}` }}>
      <span className="field-label">{label}</span>
      <div className="car-text">{shownValue(t, name, value)}</div>
    </div>
  );
}
