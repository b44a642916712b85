import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../db/settings/model.ts';
import { notice } from '../../../db/settings/notice.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { schemaIssues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import './notices.css';

/** 告知书: every version to read, the one in force marked, and a new one to write. */
export function Notices({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const { notices, noticeVersion } = settings;
  const [shown, setShown] = useState(noticeVersion);
  const [writing, setWriting] = useState(false);
  const text = notices.find(({ version }) => version === shown)?.text;
  if (writing) return <NewNotice from={settings} onClose={() => setWriting(false)} onSaved={setShown} />;
  return (
    <section className="panel notice-versions">
      <h3>{t('notice.title')}</h3>
      <p className="soft">{t('notice.hint')}</p>
      <div className="notice-versions-bar">
        <ChipGroup
          label={t('notice.version')}
          value={shown}
          onChange={setShown}
          options={notices.map(({ version }) => ({
            value: version,
            label: version === noticeVersion ? `${version} · ${t('notice.inForce')}` : version,
          }))}
        />
        <Button onClick={() => setWriting(true)}>{t('notice.new')}</Button>
      </div>
      <div className="notice-versions-text">{text}</div>
    </section>
  );
}

/** v1 → v2; another kind of name is left to the writer. */
const nextOf = (version: string) => (/^v\d+$/.test(version) ? `v${Number(version.slice(1)) + 1}` : '');

function NewNotice(props: { from: Settings; onClose: () => void; onSaved: (version: string) => void }) {
  const { t } = useTranslation('settings');
  const { notices, noticeVersion } = props.from;
  const form = useForm({
    initial: { version: nextOf(noticeVersion), text: notices.at(-1)?.text ?? '' },
    draftKey: 'notice:new',
    required: ['version', 'text'],
    check: (values) => schemaIssues(notice, values),
    save: async (values) => {
      await client.settings.addNotice.mutate(values);
      await queryClient.invalidateQueries(trpc.settings.pathFilter());
      props.onSaved(values.version);
      notify(t('notice.saved', { version: values.version }));
    },
  });
  return (
    <FormPanel form={form} title={t('notice.new')} onClose={props.onClose} onSaved={props.onClose}>
      <FieldGroup columns={1}>
        <Field form={form} name="version" label={t('notice.version')}>
          {(bind) => <TextInput {...bind} autoFocus />}
        </Field>
        <Field form={form} name="text" label={t('notice.text')} hint={t('notice.text.hint')}>
          {(bind) => <TextArea {...bind} rows={10} maxRows={18} />}
        </Field>
      </FieldGroup>
    </FormPanel>
  );
}
