import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import type { Day } from './types.ts';

/** What the manager reads and says: 批示 and the signature under it. */
export function InstructForm({ day }: { day: Pick<Day, 'on' | 'staffId' | 'report'> }) {
  const { t } = useTranslation('daily');
  const { on, staffId, report } = day;
  const save = async (instruction: string, sign: boolean) => {
    await client.daily.instruct.mutate({ on, staffId, rev: report.rev, instruction, sign });
    await queryClient.invalidateQueries(trpc.daily.pathFilter());
  };
  const form = useForm<{ instruction: string }>({
    initial: { instruction: report.instruction ?? '' },
    save: async ({ instruction }) => {
      await save(instruction, true);
      notify(t('nowSigned'));
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <aside className="panel daily-form">
      <h2>
        {report.submittedAt === null ? t('notHandedIn') : t('handedInAt', { at: fullMoment(report.submittedAt) })}
      </h2>
      {report.summary !== null && (
        <>
          <h3>{t('field.summary')}</h3>
          <p>{report.summary}</p>
        </>
      )}
      {report.plan !== null && (
        <>
          <h3>{t('field.plan')}</h3>
          <p>{report.plan}</p>
        </>
      )}
      <FormBody form={form}>
        <Field form={form} name="instruction" label={t('field.instruction')}>
          {(bind) => <TextArea {...bind} rows={3} />}
        </Field>
        <div className="buttons">
          {report.signedAt !== null && (
            <span>{t('signed', { name: report.signedByName, at: fullMoment(report.signedAt) })}</span>
          )}
          <Button type="primary" htmlType="submit" loading={saving}>
            {t('sign')}
          </Button>
        </div>
      </FormBody>
    </aside>
  );
}
