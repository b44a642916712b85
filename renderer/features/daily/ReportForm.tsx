import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayPlanCounts } from '../../../db/daily/model.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { Field } from '../../ui/Field.tsx';
import { DraftNote, FormBody } from '../../ui/FormBody.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { DayPlanNote } from './DayPlanNote.tsx';
import { type Numbers, PlanNumbers } from './PlanNumbers.tsx';
import type { Day } from './types.ts';

/** What the consultant adds: 自评 and 明日计划. */
export function ReportForm({ day }: { day: Day }) {
  const { t } = useTranslation('daily');
  const { on, report } = day;
  const form = useForm<{ summary: string; plan: string } & Numbers<(typeof dayPlanCounts)[number]>>({
    initial: {
      summary: report.summary ?? '',
      plan: report.plan ?? '',
      ...(Object.fromEntries(dayPlanCounts.map((name) => [name, report[name] ?? undefined])) as Numbers),
    },
    required: ['plan'],
    draftKey: `daily:${on}`,
    save: async (typed) => {
      const numbers = Object.fromEntries(dayPlanCounts.map((name) => [name, typed[name] ?? null])) as Numbers;
      await client.daily.submit.mutate({ ...numbers, summary: typed.summary, plan: typed.plan, on, rev: report.rev });
      await queryClient.invalidateQueries(trpc.daily.pathFilter());
      notify(t('handedIn', { day: on }));
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <aside className="panel daily-form">
      <h2>{report.submittedAt === null ? t('handIn') : t('handedInAt', { at: fullMoment(report.submittedAt) })}</h2>
      <DayPlanNote planned={day.planned} />
      {report.instruction !== null && (
        <p className="daily-instruction">{t('instructed', { text: report.instruction })}</p>
      )}
      {report.signedAt !== null ? (
        <>
          <p>{t('signed', { name: report.signedByName, at: fullMoment(report.signedAt) })}</p>
          <h3>{t('field.summary')}</h3>
          <p>{report.summary}</p>
          <h3>{t('field.plan')}</h3>
          <p>{report.plan}</p>
        </>
      ) : (
        <FormBody form={form}>
          <Field form={form} name="summary" label={t('field.summary')}>
            {(bind) => <TextArea {...bind} rows={4} />}
          </Field>
          <Field form={form} name="plan" label={t('field.plan')}>
            {(bind) => <TextArea {...bind} rows={5} />}
          </Field>
          <PlanNumbers form={form} names={dayPlanCounts} />
          <div className="buttons">
            <DraftNote form={form} />
            <Button type="primary" htmlType="submit" loading={saving}>
              {t('submit')} <kbd>Ctrl+S</kbd>
            </Button>
          </div>
        </FormBody>
      )}
    </aside>
  );
}
