import { useTranslation } from 'react-i18next';
import { customerKinds, levels } from '../../../db/customers/model.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { PhoneInput, TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './card.ts';
import { useConsultants, useSeries } from './choices.ts';
import { Duplicates } from './Duplicates.tsx';
import { MoreFields } from './MoreFields.tsx';
import { NeedFields } from './NeedFields.tsx';
import { PaperFields } from './PaperFields.tsx';

/** Levels a person gives; the others come with an order, a loss or a delivery. */
const given = ['H', 'A', 'B+', 'B', 'C', 'none'];

export interface CardFieldsProps {
  readonly form: Form<CardValues>;
  /** The card being changed; none while it is being made. */
  readonly id?: string;
}

/** 资料: what is needed first, the rest in groups that fold while they are empty. */
export function CardFields({ form, id }: CardFieldsProps) {
  const { t } = useTranslation('customers');
  const company = useFormValue(form, (state) => state.values.kind === 'company');
  const level = useFormValue(form, (state) => state.values.level);
  const fresh = id === undefined;
  return (
    <>
      <FieldGroup columns={2}>
        <Field form={form} name="kind" label={t('field.kind')}>
          {(bind) => (
            <ChipGroup {...bind} options={customerKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
          )}
        </Field>
        <Field form={form} name="name" label={t(company ? 'field.companyName' : 'field.name')}>
          {(bind) => <TextInput {...bind} autoFocus={fresh} />}
        </Field>
        <Field form={form} name="mobile" label={t('field.mobile')}>
          {(bind) => <PhoneInput {...bind} />}
        </Field>
        <Field form={form} name="landline" label={t('field.landline')}>
          {(bind) => <TextInput {...bind} inputMode="tel" placeholder="010-88886666" className="tabular" />}
        </Field>
      </FieldGroup>
      <Duplicates form={form} {...(id !== undefined && { id })} />
      <FieldGroup columns={2}>
        <Field form={form} name="level" label={t('field.level')} span={2}>
          {(bind) => (
            <ChipGroup
              {...bind}
              options={levels
                .filter((value) => given.includes(value) || value === level)
                .map((value) => ({ value, label: t(`ui:level.${value}`) }))}
            />
          )}
        </Field>
        <Interest form={form} />
        <Field form={form} name="nextContactOn" label={t('field.nextContactOn')}>
          {(bind) => <DateInput {...bind} />}
        </Field>
        <Owner form={form} fresh={fresh} />
      </FieldGroup>
      <PaperFields form={form} />
      <NeedFields form={form} />
      <MoreFields form={form} />
    </>
  );
}

function Interest({ form }: { form: Form<CardValues> }) {
  const { t } = useTranslation('customers');
  const { seriesOptions, modelsOf } = useSeries();
  const chosen = useFormValue(form, (state) => state.values.interestSeries);
  return (
    <>
      <Field form={form} name="interestSeries" label={t('field.interestSeries')}>
        {(bind) => (
          <SelectInput
            {...bind}
            clearable
            onChange={(next) => form.set({ interestSeries: next, interestModel: null })}
            options={seriesOptions(bind.value)}
          />
        )}
      </Field>
      <Field form={form} name="interestModel" label={t('field.interestModel')}>
        {(bind) => <SelectInput {...bind} clearable options={modelsOf(chosen, bind.value)} />}
      </Field>
    </>
  );
}

/** A consultant's new card is their own; who else it belongs to, the managers decide. */
function Owner({ form, fresh }: { form: Form<CardValues>; fresh: boolean }) {
  const { t } = useTranslation('customers');
  const { role } = useStaff();
  const leads = useMay('manager', 'admin');
  const ownerId = useFormValue(form, (state) => state.values.ownerId);
  const consultants = useConsultants(ownerId);
  if (!leads && !(fresh && role !== 'consultant')) return null;
  return (
    <Field form={form} name="ownerId" label={t('field.ownerId')}>
      {(bind) => <SelectInput {...bind} clearable options={consultants} />}
    </Field>
  );
}
