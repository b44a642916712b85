import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { proposedGender } from '../../../db/customers/form-of-address.ts';
import { customerKinds, genders } from '../../../db/customers/model.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { ListInput } from '../../ui/ListInput.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { PhoneInput, TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { ChipsField, ChoiceOf, NotesField, TextField } from './CardField.tsx';
import type { CardValues } from './cardForm.ts';
import { ConsultantPart, DeskOnly } from './DeskPart.tsx';
import { IdentityFields } from './IdentityFields.tsx';
import { NeedFields } from './NeedFields.tsx';
import { OwnerFields } from './OwnerFields.tsx';
import type { CustomerCard } from './types.ts';

interface Props {
  readonly form: Form<CardValues>;
  readonly card: CustomerCard | undefined;
  /** A new 正式客户: what a contract needs stands open. */
  readonly formal: boolean;
}

/** What must be filled in stands open; the rest folds, and opens by itself where something is filled in. */
export function CardFields({ form, card, formal }: Props) {
  const { t } = useTranslation('customers');
  const atDesk = useMay('reception') && card !== undefined;
  const tags = useQuery(trpc.customers.tags.queryOptions());
  const kind = useFormValue(form, (state) => state.values.kind);
  const filled = (...fields: (keyof CardValues & keyof CustomerCard)[]) => fields.some((field) => card?.[field]);
  return (
    <DeskOnly value={atDesk}>
      <FieldGroup columns={2}>
        <ChipsField form={form} name="kind" values={customerKinds} clearable={false} />
        {kind === 'person' ? (
          <ChipsField form={form} name="gender" values={genders} clearable />
        ) : (
          <TextField form={form} name="contactName" />
        )}
        <NameField form={form} isNew={card === undefined} />
        <Field form={form} name="mobile" label={t('field.mobile')}>
          {(bind) => <PhoneInput {...bind} />}
        </Field>
        <ConsultantPart>
          {kind === 'company' && <TextField form={form} name="uscc" />}
          {kind === 'company' && (
            <Field form={form} name="fleetSize" label={t('field.fleetSize')}>
              {(bind) => <NumberInput {...bind} suffix={t('fleetSize.unit')} />}
            </Field>
          )}
          <OwnerFields form={form} />
          <Field form={form} name="nextContactOn" label={t('field.nextContactOn')}>
            {(bind) => <DateInput {...bind} />}
          </Field>
          <Field form={form} name="tags" label={t('field.tags')} span={2}>
            {(bind) => <ListInput {...bind} suggestions={(tags.data ?? []).map(({ tag }) => tag)} />}
          </Field>
        </ConsultantPart>
      </FieldGroup>
      <NeedFields form={form} card={card} />
      <FieldGroup
        title={t('group.contact')}
        columns={2}
        folded={!formal && !filled('landline', 'wechat', 'address', 'doNotContact')}
      >
        <TextField form={form} name="landline" />
        <TextField form={form} name="wechat" />
        <TextField form={form} name="address" span={2} />
        <Field form={form} name="doNotContact" label={t('field.doNotContact')} span={2}>
          {(bind) => <CheckInput {...bind}>{t('doNotContact.text')}</CheckInput>}
        </Field>
      </FieldGroup>
      <ConsultantPart>
        <IdentityFields form={form} card={card} formal={formal} />
        <FieldGroup
          title={t('group.about')}
          columns={2}
          folded={!filled('occupation', 'industry', 'education', 'family', 'hobbies', 'remarks')}
        >
          <TextField form={form} name="occupation" />
          <TextField form={form} name="industry" />
          <ChoiceOf form={form} name="education" />
          <TextField form={form} name="family" />
          <TextField form={form} name="hobbies" span={2} />
          <NotesField form={form} name="remarks" />
        </FieldGroup>
      </ConsultantPart>
    </DeskOnly>
  );
}

/** 韩女士 says 女: proposed when the name is left, in sight beside it, and never over what somebody chose. */
function NameField({ form, isNew }: { readonly form: Form<CardValues>; readonly isNew: boolean }) {
  const { t } = useTranslation('customers');
  const isCompany = useFormValue(form, (state) => state.values.kind === 'company');
  const left = useRef(form.store.getState().initial.name ?? '');
  const propose = () => {
    const { name = '', gender } = form.store.getState().values;
    if (isCompany || name === left.current) return;
    form.set({ gender: proposedGender(name, left.current, gender) });
    left.current = name;
  };
  return (
    <Field
      form={form}
      name="name"
      label={t(isCompany ? 'field.companyName' : 'field.name')}
      {...(isCompany && { span: 2 })}
    >
      {(bind) => (
        <TextInput
          {...bind}
          autoFocus={isNew}
          onBlur={() => {
            propose();
            bind.onBlur();
          }}
        />
      )}
    </Field>
  );
}
