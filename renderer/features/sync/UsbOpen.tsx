import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsbHeader, UsbReading, UsbReceiptHeader } from '../../../db/sync/usb.ts';
import { client, queryClient } from '../../lib/trpc.ts';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { handIn, lookAt } from './usb-file.ts';

const complaints = {
  newer: 'error.usb.newer',
  damagedExport: 'error.usb.damaged',
  damagedReceipt: 'error.usb.receiptDamaged',
  other: 'error.usb.notOurs',
  export: 'error.usb.isExport',
  receipt: 'error.usb.isReceipt',
} as const;

interface Headers {
  export: UsbHeader;
  receipt: UsbReceiptHeader;
}

interface Opened<K extends keyof Headers> {
  /** The kind of file that is wanted here. */
  asked: K;
  choose: string;
  go: string;
  /** Whose file it is, in words. */
  about: (header: Headers[K]) => string;
  /** Called with the file handed in and the passphrase typed. */
  read: (input: { upload: string; passphrase: string }) => Promise<void>;
}

/** A file from a stick: choose it, see whose it is, type the passphrase. */
export function UsbOpen<K extends keyof Headers>(props: Opened<K>) {
  const { t } = useTranslation('sync');
  const chooser = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<{ file: File; reading: UsbReading }>();
  const header =
    chosen && 'header' in chosen.reading && chosen.reading.kind === props.asked
      ? (chosen.reading.header as Headers[K])
      : undefined;
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept=".zhanting"
        hidden
        aria-label={props.choose}
        onChange={async (event) => {
          const [file] = event.target.files ?? [];
          try {
            if (file) setChosen({ file, reading: await lookAt(file) });
          } catch {
            // The stick was pulled out between choosing and reading.
            setChosen(undefined);
            notifyFailure({ data: { refusal: { code: 'usb.unreadable' } } });
          } finally {
            // The same file, mended, may be chosen again.
            if (chooser.current) chooser.current.value = '';
          }
        }}
      />
      <Button ref={button} onClick={() => chooser.current?.click()}>
        {props.choose}
      </Button>
      {chosen && !header && (
        <p className="field-error" role="alert">
          {t(complaints[chosen.reading.kind])}
        </p>
      )}
      {chosen && header && (
        <Opening
          key={`${chosen.file.name} ${chosen.file.lastModified}`}
          file={chosen.file}
          about={props.about(header)}
          go={props.go}
          read={props.read}
          onDone={() => {
            setChosen(undefined);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}

const HAND_IN_SHARE = 0.3;

function Opening(props: {
  file: File;
  about: string;
  go: string;
  read: Opened<keyof Headers>['read'];
  onDone: () => void;
}) {
  const { t } = useTranslation('sync');
  const [share, setShare] = useState<number>();
  // A mistyped passphrase does not hand the file in again.
  const upload = useRef<string>(undefined);
  const form = useForm({
    initial: { passphrase: '' },
    required: ['passphrase'],
    save: async ({ passphrase }) => {
      try {
        upload.current ??= await handIn(props.file, (done) => setShare(done * HAND_IN_SHARE));
        const handed = upload.current;
        await whileWatching(handed, setShare, () => props.read({ upload: handed, passphrase }));
      } finally {
        setShare(undefined);
      }
      await queryClient.invalidateQueries({ queryKey: [['sync']] });
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <FormBody form={form} onSaved={props.onDone}>
      <p>{props.about}</p>
      <Field form={form} name="passphrase" label={t('usb.passphrase')}>
        {(bind) => <TextInput {...bind} className="tabular" autoFocus />}
      </Field>
      {share !== undefined && <Progress percent={Math.round(share * 100)} size="small" />}
      <Button type="primary" htmlType="submit" loading={saving}>
        {props.go}
      </Button>
    </FormBody>
  );
}

/** Asks how far the reading is while it runs. */
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
