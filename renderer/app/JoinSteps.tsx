import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrolInput } from '../../db/sync/model.ts';
import { errorText } from '../lib/errors.ts';
import { client, queryClient, trpc } from '../lib/trpc.ts';
import { Field, FieldGroup } from '../ui/Field.tsx';
import { FormBody } from '../ui/FormBody.tsx';
import { schemaIssues } from '../ui/form.ts';
import { TextInput } from '../ui/TextInput.tsx';
import { useForm, useFormValue } from '../ui/useForm.ts';
import { KeyStep } from './FirstRunSteps.tsx';

/** 加入已有展厅: where the showroom's gateway is, and the code head office or the manager gave for this PC. */
export function JoinStep(props: { onJoined: () => void }) {
  const { t } = useTranslation('app');
  const form = useForm<{ url: string; code: string }>({
    initial: { url: 'https://', code: '' },
    required: ['url', 'code'],
    check: (values) => schemaIssues(enrolInput, values),
    save: async (values) => {
      await client.setup.join.mutate(values);
      await queryClient.invalidateQueries({ queryKey: [['setup']] });
      props.onJoined();
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <FormBody form={form}>
      <p>{t('join.text')}</p>
      <FieldGroup columns={2}>
        <Field form={form} name="url" label={t('firstRun.url')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
        <Field form={form} name="code" label={t('firstRun.code')} hint={t('join.code.hint')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
      </FieldGroup>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={saving}>
          {t('join.join')}
        </Button>
      </div>
    </FormBody>
  );
}

/** The showroom arrives: people and settings first, then this PC's own recovery key; the rest goes on arriving. */
export function JoinWait(props: { onDone: () => void; onSetUpHere: () => void }) {
  const { t } = useTranslation('app');
  const [recoveryKey, setRecoveryKey] = useState<string>();
  const { data, error } = useQuery(trpc.setup.state.queryOptions(undefined, { refetchInterval: 700 }));
  const makeKey = useMutation(
    trpc.setup.joinKey.mutationOptions({ onSuccess: (made) => setRecoveryKey(made.recoveryKey) }),
  );
  const silent = error ?? makeKey.error;
  const joining = data?.joining;
  const share = joining?.receiving;
  const percent = share && share.total > 0 ? Math.floor((share.done / share.total) * 100) : joining?.people ? 100 : 0;
  if (recoveryKey !== undefined) return <KeyStep recoveryKey={recoveryKey} onConfirmed={props.onDone} />;
  return (
    <section aria-live="polite">
      <h2>{joining?.people ? t('join.here', { name: data?.showroomName }) : t('join.arriving')}</h2>
      <Progress percent={percent} showInfo={false} />
      {share && share.total > 0 && <p className="tabular">{t('join.progress', share)}</p>}
      {silent !== null && <Alert type="error" title={errorText(silent)} />}
      {joining?.reason && <Alert type="warning" title={t('join.waiting')} />}
      {joining?.nobody && (
        <Alert
          type="info"
          title={t('join.nobody')}
          description={t('join.nobody.text')}
          action={<Button onClick={props.onSetUpHere}>{t('join.setUpHere')}</Button>}
        />
      )}
      <div className="buttons">
        <Button type="primary" disabled={!joining?.people} loading={makeKey.isPending} onClick={() => makeKey.mutate()}>
          {t('join.go')}
        </Button>
      </div>
    </section>
  );
}
