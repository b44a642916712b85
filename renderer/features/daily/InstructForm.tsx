import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';

/** What somebody handed in: a day's report, a week's or a month's plan. */
interface Handed {
  readonly summary?: string | null;
  readonly plan: string | null;
  readonly submittedAt: number | null;
  readonly instruction: string | null;
  readonly signedAt: number | null;
  readonly signedByName: string | null;
}

/** What the manager reads and says: 批示 and the signature under it. */
export function InstructForm(props: {
  handed: Handed;
  save: (said: { instruction: string; sign: boolean }) => Promise<unknown>;
  /** How the plan is called. */
  planLabel: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation('daily');
  const { handed } = props;
  const form = useForm<{ instruction: string }>({
    initial: { instruction: handed.instruction ?? '' },
    save: async ({ instruction }) => {
      await props.save({ instruction, sign: true });
      await queryClient.invalidateQueries(trpc.daily.pathFilter());
      notify(t('nowSigned'));
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <aside className="panel daily-form">
      <h2>
        {handed.submittedAt === null ? t('notHandedIn') : t('handedInAt', { at: fullMoment(handed.submittedAt) })}
      </h2>
      {props.children}
      {(handed.summary ?? null) !== null && (
        <>
          <h3>{t('field.summary')}</h3>
          <p>{handed.summary}</p>
        </>
      )}
      {handed.plan !== null && (
        <>
          <h3>{props.planLabel}</h3>
          <p>{handed.plan}</p>
        </>
      )}
      <FormBody form={form}>
        <Field form={form} name="instruction" label={t('field.instruction')}>
          {(bind) => <TextArea {...bind} rows={3} />}
        </Field>
        <div className="buttons">
          {handed.signedAt !== null && (
            <span>{t('signed', { name: handed.signedByName ?? '', at: fullMoment(handed.signedAt) })}</span>
          )}
          <Button type="primary" htmlType="submit" loading={saving}>
            {t('sign')}
          </Button>
        </div>
      </FormBody>
    </aside>
  );
}
