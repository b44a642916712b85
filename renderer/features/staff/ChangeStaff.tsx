import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  authorityLevels,
  login as loginRule,
  password as passwordRule,
  type Role,
  roles,
  staffName,
} from '../../../db/staff/model.ts';
import { client } from '../../lib/trpc.ts';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { schemaIssues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  readonly authorityLevel: number | null;
}
interface Changes {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  /** 额度级别; blank: what the role has. */
  readonly level: string | undefined;
  readonly password: string;
}

const named = z.object({ name: staffName, login: loginRule });
const withPassword = named.extend({ password: passwordRule });

/** Name, account, role, and a new password if one is typed; whoever is changed has to log in again. */
export function ChangeStaff(props: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const { person } = props;
  const form = useForm<Changes>({
    initial: {
      name: person.name,
      login: person.login,
      role: person.role,
      level: person.authorityLevel === null ? undefined : String(person.authorityLevel),
      password: '',
    },
    required: ['name', 'login', 'role'],
    check: (values) => schemaIssues(values.password === '' ? named : withPassword, values),
    save: async ({ name, login, role, level, password }) => {
      const authorityLevel = level === undefined ? null : Number(level);
      const changes = { name, login, role, authorityLevel };
      if (Object.entries(changes).some(([field, value]) => person[field as keyof Person] !== value))
        await client.staff.update.mutate({ id: person.id, ...changes });
      if (password !== '') await client.staff.resetPassword.mutate({ id: person.id, password });
      notify(t('changed', { name }));
    },
  });
  return (
    <FormPanel form={form} title={t('changeOf', { name: person.name })} onClose={props.onClose} onSaved={props.onClose}>
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
        <Field form={form} name="level" label={t('authorityLevel')} hint={t('authorityLevel.hint')}>
          {(bind) => (
            <SelectInput
              {...bind}
              clearable
              options={authorityLevels.map((level) => ({ value: String(level), label: t(`authorityLevel.${level}`) }))}
            />
          )}
        </Field>
        <Field form={form} name="password" label={t('newPassword')} hint={t('newPassword.hint')}>
          {(bind) => <TextInput {...bind} type="password" />}
        </Field>
      </FieldGroup>
    </FormPanel>
  );
}
