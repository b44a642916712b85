import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { password } from '../../../db/staff/model.ts';
import { client } from '../../lib/trpc.ts';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPage } from '../../ui/FormPage.tsx';
import { schemaIssues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';

/** `password` is the present one: the host's refusal of a wrong password names that field. */
interface Change {
  readonly password: string;
  readonly next: string;
  readonly again: string;
}

const blank: Change = { password: '', next: '', again: '' };
const rules = z.object({ next: password });

/** One's own password. */
export default function PasswordPage() {
  const { t } = useTranslation('staff');
  const form = useForm<Change>({
    initial: blank,
    required: ['password', 'next', 'again'],
    check: (values) => ({
      ...schemaIssues<Change>(rules, values),
      ...(values.again === values.next ? {} : { again: { code: 'password.twice' } }),
    }),
    save: async (values) => {
      await client.session.changePassword.mutate({ current: values.password, next: values.next });
    },
  });
  function saved(): void {
    notify(t('passwordChanged'));
    form.reset(blank);
  }
  return (
    <FormPage form={form} title={t('password.title')} subtitle={t('password.text')} onSaved={saved}>
      <div className="panel narrow">
        <FieldGroup columns={1}>
          <Field form={form} name="password" label={t('password.current')}>
            {(bind) => <TextInput {...bind} type="password" autoFocus />}
          </Field>
          <Field form={form} name="next" label={t('newPassword')}>
            {(bind) => <TextInput {...bind} type="password" />}
          </Field>
          <Field form={form} name="again" label={t('password.again')}>
            {(bind) => <TextInput {...bind} type="password" />}
          </Field>
        </FieldGroup>
      </div>
    </FormPage>
  );
}
