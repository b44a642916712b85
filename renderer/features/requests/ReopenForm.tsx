import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import { dueProblems } from '../../../db/requests/rules.ts';
import { useToday } from '../../lib/today.ts';
import { client } from '../../lib/trpc.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { refreshRequests } from './refreshRequests.ts';

interface ReopenFormProps {
  readonly request: { readonly id: string; readonly rev: number; readonly customerName: string | null };
  readonly onClose: () => void;
}

/** 重开: why the customer is not content, and the new day. */
export function ReopenForm({ request: { id, rev, customerName }, onClose }: ReopenFormProps) {
  const { t } = useTranslation('requests');
  const today = useToday();
  const form = useForm<{ reopenReason: string; dueOn: string }>({
    initial: { reopenReason: '', dueOn: addDays(today, 1) },
    required: ['reopenReason', 'dueOn'],
    check: ({ dueOn }) => Object.fromEntries(dueProblems(dueOn, today).map(({ path, code }) => [path, { code }])),
    save: async (values) => {
      await client.requests.reopen.mutate({ id, rev, ...values });
      notify(t('reopened', { name: customerName }));
      await refreshRequests();
    },
  });
  return (
    <FormPanel form={form} title={t('reopen')} saveLabel={t('reopen')} onClose={onClose} onSaved={onClose}>
      <Field form={form} name="reopenReason" label={t('field.reopenReason')}>
        {(bind) => <TextInput {...bind} autoFocus />}
      </Field>
      <Field form={form} name="dueOn" label={t('field.dueOn')}>
        {(bind) => <DateInput {...bind} />}
      </Field>
    </FormPanel>
  );
}
