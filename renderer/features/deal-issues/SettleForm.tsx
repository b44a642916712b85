import { useTranslation } from 'react-i18next';
import { client, refresh } from '../../lib/trpc.ts';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';

interface SettleFormProps {
  readonly issue: { readonly id: string; readonly rev: number };
  readonly onClose: () => void;
}

/** 处理完毕: what was done about it. */
export function SettleForm({ issue: { id, rev }, onClose }: SettleFormProps) {
  const { t } = useTranslation('deal-issues');
  const form = useForm<{ note: string }>({
    initial: { note: '' },
    required: ['note'],
    save: async ({ note }) => {
      await client.dealIssues.settle.mutate({ id, rev, note });
      notify(t('done'));
      await refresh('dealIssues', 'allocations');
    },
  });
  return (
    <FormPanel form={form} title={t('settle')} saveLabel={t('settle')} onClose={onClose} onSaved={onClose}>
      <Field form={form} name="note" label={t('field.note')} hint={t('note.hint')}>
        {(bind) => <TextArea {...bind} rows={3} />}
      </Field>
    </FormPanel>
  );
}
