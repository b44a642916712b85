import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../db/core/day.ts';
import { customerKinds, genders, idTypes, type Level, levels } from '../../../db/customers/model.ts';
import { factsOfId } from '../../../db/customers/rules.ts';
import { useMay } from '../../lib/session.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { IdNumberInput, PhoneInput, TextArea, TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { type CardValues, factsToFill } from './cardForm.ts';
import { NeedFields } from './NeedFields.tsx';
import { useOwners } from './owners.ts';
import { Revealed } from './Revealed.tsx';
import type { CustomerCard } from './types.ts';

interface Props {
  readonly form: Form<CardValues>;
  readonly card: CustomerCard | undefined;
}

/** What must be filled in stands open; the rest folds, and opens by itself where something is filled in. */
export function CardFields({ form, card }: Props) {
  const { t } = useTranslation('customers');
  const kind = useFormValue(form, (state) => state.values.kind);
  const filled = (...fields: (keyof CardValues & keyof CustomerCard)[]) => fields.some((field) => card?.[field]);
  const text = (name: keyof CardValues & string, span?: number) => (
    <Field form={form} name={name} label={t(`field.${name}`)} {...(span && { span })}>
      {(bind) => (
        <TextInput {...bind} value={String(bind.value ?? '')} onChange={bind.onChange as (value: string) => void} />
      )}
    </Field>
  );
  const chips = (name: 'kind' | 'gender', values: readonly string[], clearable: boolean) => (
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
  return (
    <>
      <FieldGroup columns={2}>
        {chips('kind', customerKinds, false)}
        {kind === 'person' ? chips('gender', genders, true) : text('contactName')}
        <Field
          form={form}
          name="name"
          label={t(kind === 'company' ? 'field.companyName' : 'field.name')}
          {...(kind === 'company' && { span: 2 })}
        >
          {(bind) => <TextInput {...bind} autoFocus={card === undefined} />}
        </Field>
        <Field form={form} name="mobile" label={t('field.mobile')}>
          {(bind) => <PhoneInput {...bind} />}
        </Field>
        {kind === 'company' && text('uscc')}
        <OwnerField form={form} />
        <Field form={form} name="nextContactOn" label={t('field.nextContactOn')}>
          {(bind) => <DateInput {...bind} />}
        </Field>
      </FieldGroup>
      <NeedFields form={form} />
      <FieldGroup title={t('group.contact')} columns={2} folded={!filled('landline', 'wechat', 'address')}>
        {text('landline')}
        {text('wechat')}
        {text('address', 2)}
      </FieldGroup>
      <FieldGroup
        title={t('group.identity')}
        columns={2}
        folded={card === undefined || ((card.stage === 'formal' || kind === 'company') && !filled('idNo'))}
      >
        <Field form={form} name="idType" label={t('field.idType')}>
          {(bind) => (
            <SelectInput
              {...bind}
              clearable
              options={idTypes.map((value) => ({ value, label: t(`idType.${value}`) }))}
            />
          )}
        </Field>
        <IdNumberField form={form} card={card} />
        <Field form={form} name="birthOn" label={t('field.birthOn')}>
          {(bind) => <DateInput {...bind} />}
        </Field>
      </FieldGroup>
      <FieldGroup title={t('group.about')} columns={2} folded={!filled('occupation', 'family', 'hobbies', 'remarks')}>
        {text('occupation')}
        {text('industry')}
        {text('education')}
        {text('family')}
        {text('hobbies', 2)}
        <Field form={form} name="remarks" label={t('field.remarks')} span={2}>
          {(bind) => <TextArea {...bind} rows={2} />}
        </Field>
      </FieldGroup>
    </>
  );
}

/** Leaving the field with a good number fills gender and birthday; where somebody chose otherwise, a warning says so. */
function IdNumberField({ form, card }: Props) {
  const { t } = useTranslation('customers');
  const mayReveal = useMay('consultant', 'manager', 'backOffice', 'finance', 'admin');
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
    <Field
      form={form}
      name="idNo"
      label={t('field.idNo')}
      hint={mayReveal && card?.masked.includes('idNo') ? <Revealed card={card} field="idNo" /> : undefined}
    >
      {(bind) => (
        <IdNumberInput
          {...bind}
          onBlur={() => {
            fill();
            bind.onBlur();
          }}
        />
      )}
    </Field>
  );
}

/** The manager gives cards to people; a consultant may only take one nobody owns, so they do not see a list. */
function OwnerField({ form }: { readonly form: Form<CardValues> }) {
  const { t } = useTranslation('customers');
  const mayGive = useMay('manager', 'admin');
  const owners = useOwners();
  // 无级 says it all; what it means would not fit.
  const levelText = (value: Level) =>
    t(`ui:level.${value}`) + (value === 'none' ? '' : ` · ${t(`ui:level.${value}.meaning`)}`);
  return (
    <>
      {mayGive && (
        <Field form={form} name="ownerId" label={t('field.owner')}>
          {(bind) => (
            <SelectInput
              {...bind}
              clearable
              options={owners.filter(({ value, left }) => !left || value === bind.value)}
            />
          )}
        </Field>
      )}
      <Field form={form} name="level" label={t('field.level')}>
        {(bind) => (
          <SelectInput
            {...bind}
            options={levels
              .filter((level) => !['O', 'F', 'D'].includes(level) || level === bind.value)
              .map((value) => ({ value, label: levelText(value) }))}
          />
        )}
      </Field>
    </>
  );
}
