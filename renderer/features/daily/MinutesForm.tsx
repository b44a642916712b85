import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MeetingKind } from '../../../db/daily/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import type { Minutes } from './types.ts';

/** 会议纪要: what was announced and which cases were talked about. */
export function MinutesForm(props: { on: string; kind: MeetingKind; minutes: Minutes }) {
  const { t } = useTranslation('daily');
  const { on, kind, minutes } = props;
  const manages = useMay('manager', 'admin');
  const form = useForm<{ announcements: string; cases: string }>({
    initial: { announcements: minutes.announcements ?? '', cases: minutes.cases ?? '' },
    draftKey: `meeting:${on}:${kind}`,
    save: async (typed) => {
      await client.daily.keepMinutes.mutate({ ...typed, on, kind, rev: minutes.rev });
      await queryClient.invalidateQueries(trpc.daily.pathFilter());
      notify(t('minutes.kept'));
    },
  });
  if (!manages)
    return (
      <>
        <h3>{t('field.announcements')}</h3>
        <p>{minutes.announcements ?? t('minutes.none')}</p>
        <h3>{t('field.cases')}</h3>
        <p>{minutes.cases ?? t('minutes.none')}</p>
      </>
    );
  return (
    <FormBody form={form}>
      <Field form={form} name="announcements" label={t('field.announcements')}>
        {(bind) => <TextArea {...bind} rows={5} />}
      </Field>
      <Field form={form} name="cases" label={t('field.cases')}>
        {(bind) => <TextArea {...bind} rows={5} />}
      </Field>
      <div className="buttons">
        {minutes.heldAt !== null && (
          <span>{t('minutes.by', { name: minutes.heldByName, at: fullMoment(minutes.heldAt) })}</span>
        )}
        <Button type="primary" htmlType="submit">
          {t('minutes.keep')} <kbd>Ctrl+S</kbd>
        </Button>
      </div>
    </FormBody>
  );
}
