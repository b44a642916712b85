import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrolInput, type SyncStatus } from '../../../db/sync/model.ts';
import { refusalOf } from '../../lib/errors.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { schemaIssues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';

/** Joins this PC to head office with the address and the single-use code it gave out; a PC that was there before knows the address. */
export function Enrol(props: { readonly gatewayUrl: string | null; readonly onDone?: () => void }) {
  const { t } = useTranslation('sync');
  const [isOther, setOther] = useState(false);
  const form = useForm({
    initial: { url: props.gatewayUrl ?? 'https://', code: '', renamed: false },
    required: ['url', 'code'],
    check: (values) => schemaIssues(enrolInput, values),
    save: async (values) => {
      try {
        await client.sync.enrol.mutate(values);
      } catch (error) {
        if (refusalOf(error)?.code === 'enrolCode.otherShowroom') setOther(true);
        throw error;
      }
      notify(t('enrol.done'));
      props.onDone?.();
      await queryClient.invalidateQueries({ queryKey: trpc.sync.status.queryKey() });
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <section className="panel">
      <h2>{t('enrol.title')}</h2>
      <p className="field-hint">{t('enrol.text')}</p>
      <FormBody form={form}>
        <FieldGroup columns={3}>
          <Field form={form} name="url" label={t('enrol.url')}>
            {(bind) => <TextInput {...bind} />}
          </Field>
          <Field form={form} name="code" label={t('enrol.code')}>
            {(bind) => <TextInput {...bind} />}
          </Field>
          <div className="beside-fields">
            <Button type="primary" htmlType="submit" loading={saving}>
              {t('enrol.go')}
            </Button>
          </div>
        </FieldGroup>
        {isOther && (
          <Field form={form} name="renamed" label={t('enrol.renamed.label')}>
            {(bind) => <CheckInput {...bind}>{t('enrol.renamed')}</CheckInput>}
          </Field>
        )}
      </FormBody>
    </section>
  );
}

/**
 * Head office answers no more where it was: it moved, or its PC died. Folded, because a line that is down mostly comes back; once
 * opened it stays, whatever the line does while somebody types.
 */
export function EnrolElsewhere({ status }: { readonly status: Pick<SyncStatus, 'state' | 'gatewayUrl'> }) {
  const { t } = useTranslation('sync');
  const [open, setOpen] = useState(false);
  if (status.state === 'stopped') return null;
  if (open) return <Enrol gatewayUrl={status.gatewayUrl} onDone={() => setOpen(false)} />;
  if (status.state !== 'offline') return null;
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('enrol.elsewhere')}
      </Button>
    </div>
  );
}
