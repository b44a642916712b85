import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { proposedGender } from '../../../db/customers/form-of-address.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { KnownField, KnownGroup, ReadPart } from '../../records/KnownField.tsx';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { PhoneInput, TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { ChoiceOf } from './CardField.tsx';
import type { CardValues } from './cardForm.ts';
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
  // The desk keeps contact data right; the rest is the consultant's work, and stands there to read.
  const atDesk = useMay('reception') && card !== undefined;
  const tags = useQuery(trpc.customers.tags.queryOptions());
  const kind = useFormValue(form, (state) => state.values.kind);
  return (
    <>
      <KnownGroup form={form} called={t('group.head')} columns={2}>
        <KnownField form={form} name="kind" />
        <KnownField form={form} name={kind === 'person' ? 'gender' : 'contactName'} />
        <NameField form={form} isNew={card === undefined} />
        <KnownField form={form} name="mobile">
          {(bind) => <PhoneInput {...bind} />}
        </KnownField>
        <ReadPart when={atDesk}>
          {kind === 'company' && <KnownField form={form} name="uscc" />}
          {kind === 'company' && (
            <KnownField form={form} name="fleetSize">
              {(bind) => <NumberInput {...bind} suffix={t('fleetSize.unit')} />}
            </KnownField>
          )}
          <OwnerFields form={form} />
          <KnownField form={form} name="nextContactOn" />
          <KnownField form={form} name="tags" span={2} suggestions={(tags.data ?? []).map(({ tag }) => tag)} />
        </ReadPart>
      </KnownGroup>
      <NeedFields form={form} atDesk={atDesk} />
      <KnownGroup
        form={form}
        title={t('group.contact')}
        columns={2}
        {...(formal && { folded: false })}
        opensWith={['landline', 'wechat', 'address', 'doNotContact']}
      >
        <KnownField form={form} name="landline" />
        <KnownField form={form} name="wechat" />
        <KnownField form={form} name="address" span={2} />
        <KnownField form={form} name="doNotContact" span={2}>
          {(bind) => <CheckInput {...bind}>{t('doNotContact.text')}</CheckInput>}
        </KnownField>
      </KnownGroup>
      <ReadPart when={atDesk}>
        <IdentityFields form={form} card={card} formal={formal} />
        <KnownGroup
          form={form}
          title={t('group.about')}
          columns={2}
          opensWith={['occupation', 'industry', 'education', 'family', 'hobbies', 'remarks']}
        >
          <KnownField form={form} name="occupation" />
          <KnownField form={form} name="industry" />
          <ChoiceOf form={form} name="education" />
          <KnownField form={form} name="family" />
          <KnownField form={form} name="hobbies" span={2} />
          <KnownField form={form} name="remarks" span={2} />
        </KnownGroup>
      </ReadPart>
    </>
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
    <KnownField
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
    </KnownField>
  );
}
