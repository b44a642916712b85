import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/trpc.ts';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { focusField } from '../../ui/focus.ts';
import { notify } from '../../ui/notices.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { refreshRequests } from './refreshRequests.ts';

interface AnswerFormProps {
  readonly request: { readonly id: string; readonly rev: number; readonly customerName: string | null };
  readonly onClose: () => void;
}

/** 回复: in the words the customer got. */
export function AnswerForm({ request: { id, rev, customerName }, onClose }: AnswerFormProps) {
  const { t } = useTranslation('requests');
  const form = useForm<{ answer: string }>({
    initial: { answer: '' },
    required: ['answer'],
    draftKey: `request:answer:${id}`,
    save: async ({ answer }) => {
      await client.requests.answer.mutate({ id, rev, answer });
      notify(t('answered', { name: customerName }));
      await refreshRequests();
    },
  });
  useEffect(() => focusField('answer'), []);
  return (
    <FormPanel form={form} title={t('answer')} saveLabel={t('answer')} onClose={onClose} onSaved={onClose}>
      <Field form={form} name="answer" label={t('field.answer')} hint={t('answer.hint')}>
        {(bind) => <TextArea {...bind} rows={5} />}
      </Field>
    </FormPanel>
  );
}
