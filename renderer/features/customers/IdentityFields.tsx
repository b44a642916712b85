import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../db/core/day.ts';
import { factsOfId } from '../../../db/customers/rules.ts';
import { useMay } from '../../lib/session.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { IdNumberInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { type CardValues, factsToFill } from './cardForm.ts';
import { Revealed } from './Revealed.tsx';
import type { CustomerCard } from './types.ts';

interface Props {
  readonly form: Form<CardValues>;
  readonly card: CustomerCard | undefined;
  readonly formal: boolean;
}

/** 证件: kept shut where it is filled in; what others may not see whole has its eye below. */
export function IdentityFields({ form, card, formal }: Props) {
  const { t } = useTranslation('customers');
  const kind = useFormValue(form, (state) => state.values.kind);
  const mayReveal = useMay('consultant', 'manager', 'backOffice', 'finance', 'admin');
  const eye = (field: 'idNo' | 'birthOn') =>
    mayReveal && card?.masked.includes(field) ? <Revealed card={card} field={field} /> : undefined;
  return (
    <KnownGroup
      form={form}
      title={t('group.identity')}
      columns={2}
      folded={!formal && (card === undefined || ((card.stage === 'formal' || kind === 'company') && !card.idNo))}
    >
      <KnownField form={form} name="idType" />
      <IdNumberField form={form} eye={eye('idNo')} />
      <KnownField form={form} name="birthOn" hint={eye('birthOn')} read={eye('birthOn')} />
    </KnownGroup>
  );
}

/** Leaving the field with a good number fills gender and birthday; where somebody chose otherwise, a warning says so. */
function IdNumberField({ form, eye }: Pick<Props, 'form'> & { readonly eye: ReactNode }) {
  const today = dayOf(Date.now());
  const told = useRef(factsOfId(form.store.getState().initial, today));
  const fill = () => {
    const { values } = form.store.getState();
    const facts = factsOfId(values, today);
    const fields = Object.keys(facts) as (keyof typeof facts)[];
    if (fields.length > 0)
      form.set({ ...factsToFill(values, facts, told.current), idType: values.idType ?? 'residentId' });
    told.current = facts;
    for (const field of fields) form.leave(field);
  };
  return (
    <KnownField form={form} name="idNo" hint={eye} read={eye}>
      {(bind) => (
        <IdNumberInput
          {...bind}
          onBlur={() => {
            fill();
            bind.onBlur();
          }}
        />
      )}
    </KnownField>
  );
}
