import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { genders } from '../../../db/customers/model.ts';
import { contactPersonProblems } from '../../../db/customers/people.ts';
import { client } from '../../lib/trpc.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { blanksToNull, pathIssues } from '../../ui/form.ts';
import { PhoneInput, TextArea, TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import type { ContactPerson } from './types.ts';

interface Values {
  name: string;
  gender: ContactPerson['gender'] | undefined;
  mobile: string;
  landline: string;
  title: string;
  remarks: string;
  main: boolean;
}

interface Props {
  readonly customerId: string;
  readonly person: ContactPerson | undefined;
  readonly onSaved: (name: string) => void;
  readonly onLeave: () => void;
}

/** One contact person, typed where they stand. A starred number that is left alone is not judged and not sent. */
export function ContactPersonForm({ customerId, person, onSaved, onLeave }: Props) {
  const { t } = useTranslation('customers');
  const initial: Values = {
    name: person?.name ?? '',
    gender: person?.gender ?? undefined,
    mobile: person?.mobile ?? '',
    landline: person?.landline ?? '',
    title: person?.title ?? '',
    remarks: person?.remarks ?? '',
    main: person?.main ?? false,
  };
  const form = useForm<Values>({
    initial,
    required: ['name'],
    check: (values) => {
      const starred = person?.masked.includes('mobile') && values.mobile === person.mobile;
      return pathIssues<Values>(contactPersonProblems(starred ? { ...values, mobile: null } : values));
    },
    async save(values) {
      const typed = { ...blanksToNull(values), name: values.name, gender: values.gender ?? null, main: values.main };
      if (person === undefined) await client.customers.contacts.add.mutate({ customerId, ...typed });
      else await client.customers.contacts.update.mutate({ id: person.id, rev: person.rev, ...typed });
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  const saved = () => onSaved(form.store.getState().values.name);
  const save = async () => {
    if (await form.save()) saved();
  };
  return (
    <FormBody form={form} onSaved={saved} onLeave={onLeave}>
      <Field form={form} name="name" label={t('field.name')}>
        {(bind) => <TextInput {...bind} autoFocus />}
      </Field>
      <Field form={form} name="title" label={t('field.title')}>
        {(bind) => <TextInput {...bind} />}
      </Field>
      <Field form={form} name="mobile" label={t('field.mobile')}>
        {(bind) => <PhoneInput {...bind} />}
      </Field>
      <Field form={form} name="landline" label={t('field.landline')}>
        {(bind) => <PhoneInput {...bind} />}
      </Field>
      <Field form={form} name="gender" label={t('field.gender')}>
        {(bind) => (
          <ChipGroup {...bind} clearable options={genders.map((value) => ({ value, label: t(`gender.${value}`) }))} />
        )}
      </Field>
      <Field form={form} name="remarks" label={t('field.remarks')}>
        {(bind) => <TextArea {...bind} rows={2} />}
      </Field>
      <Field form={form} name="main" label={t('contacts.main')}>
        {(bind) => <CheckInput {...bind}>{t('contacts.main.text')}</CheckInput>}
      </Field>
      <p>
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {t('save')}
        </Button>{' '}
        <Button onClick={onLeave}>{t('contacts.cancel')}</Button>
      </p>
    </FormBody>
  );
}
