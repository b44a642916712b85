import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { planCounts } from '../../../db/daily/model.ts';
import { useToday } from '../../lib/today.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { Field } from '../../ui/Field.tsx';
import { DraftNote, FormBody } from '../../ui/FormBody.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { type Numbers, PlanNumbers } from './PlanNumbers.tsx';
import { PlanReached } from './PlanReached.tsx';
import type { PlanLine, Plans } from './types.ts';

type Typed = Numbers & { plan: string };

const typedOf = (line: PlanLine): Typed => ({
  ...(Object.fromEntries(planCounts.map((name) => [name, line[name] ?? undefined])) as Numbers),
  plan: line.plan ?? '',
});

/** One's own plan of a week or a month: numbers and words; signed, or over, it is read. */
export function PlanForm({ plans, line }: { plans: Plans; line: PlanLine }) {
  const { t } = useTranslation('daily');
  const today = useToday();
  const { kind, fromOn: on, toOn } = plans;
  const form = useForm<Typed>({
    initial: typedOf(line),
    required: ['plan'],
    draftKey: `plan:${kind}:${on}`,
    save: async (typed) => {
      const numbers = Object.fromEntries(planCounts.map((name) => [name, typed[name] ?? null])) as Numbers;
      await client.daily.submitPlan.mutate({ ...numbers, plan: typed.plan, kind, on, rev: line.rev });
      await queryClient.invalidateQueries(trpc.daily.pathFilter());
      notify(t(`plans.saved.${kind}`));
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  const closed = line.signedAt !== null || toOn < today;
  return (
    <div className="daily">
      <section className="panel daily-form">
        <h2>
          {line.submittedAt === null
            ? t(closed ? 'plans.none' : 'plans.write')
            : t('handedInAt', { at: fullMoment(line.submittedAt) })}
        </h2>
        {line.instruction !== null && (
          <p className="daily-instruction">{t('instructed', { text: line.instruction })}</p>
        )}
        {closed ? (
          <>
            {line.signedAt !== null && (
              <p>{t('signed', { name: line.signedByName ?? '', at: fullMoment(line.signedAt) })}</p>
            )}
            <p>{line.plan}</p>
          </>
        ) : (
          <FormBody form={form}>
            <PlanNumbers form={form} names={planCounts} />
            <Field form={form} name="plan" label={t('plans.words')}>
              {(bind) => <TextArea {...bind} rows={7} />}
            </Field>
            <div className="buttons">
              <DraftNote form={form} />
              <Button type="primary" htmlType="submit" loading={saving}>
                {t('plans.submit')} <kbd>Ctrl+S</kbd>
              </Button>
            </div>
          </FormBody>
        )}
      </section>
      <aside className="panel">
        <h2>{t('plans.reached')}</h2>
        <PlanReached line={line} />
      </aside>
    </div>
  );
}
