import { useTranslation } from 'react-i18next';
import { type Role, roles, staffInput } from '../../../db/staff/model.ts';
import { client } from '../../lib/trpc.ts';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { schemaIssues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';

interface NewPerson {
  readonly name: string;
  readonly login: string;
  readonly role: Role | undefined;
  readonly password: string;
}

const nobody: NewPerson = { name: '', login: '', role: undefined, password: '' };

/** A new colleague: name, account, role and a first password to hand over. */
export function AddStaff(props: { onClose: () => void }) {
  const { t } = useTranslation('staff');
  const form = useForm<NewPerson>({
    initial: nobody,
    required: ['name', 'login', 'role', 'password'],
    check: (values) => schemaIssues(staffInput, values),
    save: async (values) => {
      await client.staff.add.mutate({ ...values, role: values.role ?? 'reception' });
      notify(t('added', { name: values.name }));
      form.reset(nobody);
    },
  });
  return (
    <FormPanel form={form} title={t('add')} onClose={props.onClose} onSaved={props.onClose}>
      <FieldGroup columns={1}>
        <Field form={form} name="name" label={t('name')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
        <Field form={form} name="login" label={t('login')} hint={t('login.hint')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
        <Field form={form} name="role" label={t('role')}>
          {(bind) => (
            <SelectInput {...bind} options={roles.map((role) => ({ value: role, label: t(`app:role.${role}`) }))} />
          )}
        </Field>
        <Field form={form} name="password" label={t('firstPassword')} hint={t('firstPassword.hint')}>
          {(bind) => <TextInput {...bind} type="password" />}
        </Field>
      </FieldGroup>
    </FormPanel>
  );
}
