import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsPatch } from '../../db/settings/model.ts';
import { staffInput } from '../../db/staff/model.ts';
import { enrolInput } from '../../db/sync/model.ts';
import { useSession } from '../lib/session.ts';
import { client, queryClient } from '../lib/trpc.ts';
import { Field, FieldGroup } from '../ui/Field.tsx';
import { FormBody } from '../ui/FormBody.tsx';
import { schemaIssues } from '../ui/form.ts';
import { TextInput } from '../ui/TextInput.tsx';
import { type Form, useForm, useFormValue } from '../ui/useForm.ts';

export interface ShowroomValues {
  readonly showroomName: string;
  readonly showroomCode: string;
}
export interface AdminValues {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly again: string;
}

interface ButtonsProps<T extends object> {
  readonly form: Form<T>;
  readonly label: string;
  /** The other way out of the step; `busy` while it works. */
  readonly back?: { readonly label: string; readonly go: () => void; readonly busy?: boolean };
}

function Buttons<T extends object>(props: ButtonsProps<T>) {
  const { back } = props;
  const busy = back?.busy ?? false;
  const saving = useFormValue(props.form, (state) => state.saving);
  return (
    <div className="buttons">
      {back !== undefined && (
        <Button onClick={back.go} loading={busy} disabled={saving}>
          {back.label}
        </Button>
      )}
      <Button type="primary" htmlType="submit" loading={saving} disabled={busy}>
        {props.label}
      </Button>
    </div>
  );
}

export function ShowroomStep(props: { values: ShowroomValues; onNext: (values: ShowroomValues) => void }) {
  const { t } = useTranslation('app');
  const form = useForm<ShowroomValues>({
    initial: props.values,
    required: ['showroomName', 'showroomCode'],
    check: (values) => schemaIssues(settingsPatch, values),
    save: async (values) => props.onNext(values),
  });
  return (
    <FormBody form={form}>
      <FieldGroup columns={1}>
        <Field
          form={form}
          name="showroomName"
          label={t('firstRun.showroomName')}
          hint={t('firstRun.showroomName.hint')}
        >
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
        <Field
          form={form}
          name="showroomCode"
          label={t('firstRun.showroomCode')}
          hint={t('firstRun.showroomCode.hint')}
        >
          {(bind) => <TextInput {...bind} />}
        </Field>
      </FieldGroup>
      <Buttons form={form} label={t('firstRun.next')} />
    </FormBody>
  );
}

export function AdminStep(props: {
  showroom: ShowroomValues;
  values: AdminValues;
  onBack: (values: AdminValues) => void;
  onDone: (values: AdminValues, recoveryKey: string) => void;
}) {
  const { t } = useTranslation('app');
  const form = useForm<AdminValues>({
    initial: props.values,
    required: ['name', 'login', 'password', 'again'],
    check: (values) => ({
      ...schemaIssues<AdminValues>(staffInput.omit({ role: true }), values),
      ...(values.again === values.password ? {} : { again: { code: 'password.twice' } }),
    }),
    save: async (values) => {
      const { name, login, password } = values;
      const made = await client.setup.firstRun.mutate({ ...props.showroom, admin: { name, login, password } });
      props.onDone(values, made.recoveryKey);
    },
  });
  return (
    <FormBody form={form}>
      <FieldGroup columns={2}>
        <Field form={form} name="name" label={t('firstRun.adminName')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
        <Field form={form} name="login" label={t('firstRun.adminLogin')} hint={t('firstRun.adminLogin.hint')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
        <Field form={form} name="password" label={t('firstRun.password')} hint={t('firstRun.password.hint')}>
          {(bind) => <TextInput {...bind} type="password" />}
        </Field>
        <Field form={form} name="again" label={t('firstRun.again')}>
          {(bind) => <TextInput {...bind} type="password" />}
        </Field>
      </FieldGroup>
      <Buttons
        form={form}
        label={t('firstRun.create')}
        back={{ label: t('firstRun.back'), go: () => props.onBack(form.store.getState().values) }}
      />
    </FormBody>
  );
}

/** The recovery key, shown once; its last group typed back proves that it was written down. */
export function KeyStep(props: { recoveryKey: string; onConfirmed: () => void }) {
  const { t } = useTranslation('app');
  const [copied, setCopied] = useState(false);
  const form = useForm<{ lastGroup: string }>({
    initial: { lastGroup: '' },
    required: ['lastGroup'],
    save: async (values) => {
      await client.setup.confirmRecoveryKey.mutate(values);
      props.onConfirmed();
    },
  });
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(props.recoveryKey);
    setCopied(true);
  }
  return (
    <FormBody form={form}>
      <p>{t('firstRun.key.text')}</p>
      <p className="recovery-key tabular" data-testid="recovery-key">
        {props.recoveryKey}
      </p>
      <Button size="small" onClick={() => void copy()}>
        {t(copied ? 'firstRun.key.copied' : 'firstRun.key.copy')}
      </Button>
      <FieldGroup columns={1}>
        <Field form={form} name="lastGroup" label={t('firstRun.key.lastGroup')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
      </FieldGroup>
      <Buttons form={form} label={t('firstRun.key.confirm')} />
    </FormBody>
  );
}

/** Head office may be joined now or later; both end at the desk with the administrator logged in. */
export function HeadOfficeStep(props: { admin: AdminValues; onDone: () => void }) {
  const { t } = useTranslation('app');
  const [puttingOff, setPuttingOff] = useState(false);
  const form = useForm<{ url: string; code: string }>({
    initial: { url: 'https://', code: '' },
    required: ['url', 'code'],
    check: (values) => schemaIssues(enrolInput, values),
    save: async (values) => {
      const session = await client.session.login.mutate({ login: props.admin.login, password: props.admin.password });
      const before = useSession.getState().session;
      // The call below needs the new session; the window moves on only after it went through.
      useSession.setState({ session });
      try {
        await client.sync.enrol.mutate(values);
      } catch (error) {
        useSession.setState({ session: before });
        throw error;
      }
      useSession.getState().open(session);
      await finish();
    },
  });
  async function later(): Promise<void> {
    const { login, password } = props.admin;
    setPuttingOff(true);
    form.store.setState({ failure: undefined });
    try {
      useSession.getState().open(await client.session.login.mutate({ login, password }));
      await finish();
    } catch (failure) {
      form.store.setState({ failure });
      setPuttingOff(false);
    }
  }
  async function finish(): Promise<void> {
    await queryClient.invalidateQueries({ queryKey: [['setup']] });
    props.onDone();
  }
  return (
    <FormBody form={form}>
      <p>{t('firstRun.headOffice.text')}</p>
      <FieldGroup columns={2}>
        <Field form={form} name="url" label={t('firstRun.url')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
        <Field form={form} name="code" label={t('firstRun.code')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
      </FieldGroup>
      <Buttons
        form={form}
        label={t('firstRun.connect')}
        back={{ label: t('firstRun.later'), go: () => void later(), busy: puttingOff }}
      />
    </FormBody>
  );
}
