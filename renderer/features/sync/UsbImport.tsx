import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsbHeader, UsbReading } from '../../../db/sync/usb.ts';
import { client, queryClient } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { handIn, lookAt } from './usb-file.ts';

const complaints = { newer: 'error.usb.newer', damaged: 'error.usb.damaged', other: 'error.usb.notOurs' } as const;

/** 带入: choose the file, see whose it is, type the passphrase. */
export function UsbImport() {
  const { t } = useTranslation('sync');
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ file: File; reading: UsbReading }>();
  return (
    <div className="usb-side">
      <h3>{t('usb.import')}</h3>
      <p className="field-hint">{t('usb.import.text')}</p>
      <input
        ref={chooser}
        type="file"
        accept=".zhanting"
        hidden
        aria-label={t('usb.choose')}
        onChange={async (event) => {
          const [file] = event.target.files ?? [];
          if (file) setChosen({ file, reading: await lookAt(file) });
          // The same file, mended, may be chosen again.
          if (chooser.current) chooser.current.value = '';
        }}
      />
      <Button onClick={() => chooser.current?.click()}>{t('usb.choose')}</Button>
      {chosen && chosen.reading.kind !== 'ours' && (
        <p className="field-error" role="alert">
          {t(complaints[chosen.reading.kind])}
        </p>
      )}
      {chosen?.reading.kind === 'ours' && (
        <Opening
          key={`${chosen.file.name} ${chosen.file.lastModified}`}
          file={chosen.file}
          header={chosen.reading.header}
          onDone={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}

const HAND_IN_SHARE = 0.3;

function Opening(props: { file: File; header: UsbHeader; onDone: () => void }) {
  const { t } = useTranslation('sync');
  const { file, header } = props;
  const [share, setShare] = useState<number>();
  // A mistyped passphrase does not hand the file in again.
  const upload = useRef<string>(undefined);
  const form = useForm({
    initial: { passphrase: '' },
    required: ['passphrase'],
    save: async ({ passphrase }) => {
      try {
        upload.current ??= await handIn(file, (done) => setShare(done * HAND_IN_SHARE));
        const imported = await whileWatching(upload.current, setShare, () =>
          client.sync.usb.import.mutate({ upload: upload.current!, passphrase }),
        );
        notify(t(imported.added > 0 ? 'usb.added' : 'usb.known', { count: imported.added || imported.known }));
        if (imported.unreadable > 0) notify(t('usb.unreadable', { count: imported.unreadable }));
      } finally {
        setShare(undefined);
      }
      await queryClient.invalidateQueries({ queryKey: [['sync']] });
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <FormBody form={form} onSaved={props.onDone}>
      <p>{t('usb.about', { ...header, at: fullMoment(header.at) })}</p>
      <Field form={form} name="passphrase" label={t('usb.passphrase')}>
        {(bind) => <TextInput {...bind} className="tabular" autoFocus />}
      </Field>
      {share !== undefined && <Progress percent={Math.round(share * 100)} size="small" />}
      <Button type="primary" htmlType="submit" loading={saving}>
        {t('usb.import.go')}
      </Button>
    </FormBody>
  );
}

/** Asks how far the import is while it runs. */
async function whileWatching<T>(upload: string, show: (share: number) => void, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(async () => {
    const progress = await client.sync.usb.progress.query({ upload }).catch(() => null);
    if (progress) show(HAND_IN_SHARE + (1 - HAND_IN_SHARE) * (progress.done / progress.total));
  }, 300);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
