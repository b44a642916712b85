import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/trpc.ts';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import type { SentRow } from './records.ts';

/** Not sending something is a decision: it needs a reason, which stays in the history. The record itself is kept. */
export function Discard(props: { row: SentRow; onClose: (done: boolean) => void }) {
  const { t } = useTranslation('sync');
  const form = useForm({
    initial: { reason: '' },
    required: ['reason'],
    save: async ({ reason }) => {
      await client.sync.discard.mutate({ opId: props.row.opId, reason });
      notify(t('discarded', { label: props.row.label }));
    },
  });
  return (
    <FormBody form={form} onLeave={() => props.onClose(false)} onSaved={() => props.onClose(true)}>
      <Field form={form} name="reason" label={t('discard.reason')} hint={t('discard.hint')}>
        {(bind) => <TextInput {...bind} autoFocus />}
      </Field>
      <div className="buttons">
        <Button onClick={() => props.onClose(false)}>{t('ui:cancel')}</Button>
        <Button danger htmlType="submit">
          {t('discard')}
        </Button>
      </div>
    </FormBody>
  );
}
