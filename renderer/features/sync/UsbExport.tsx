import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desktopWindow } from '../../lib/desktop.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';

type Made = Outputs['sync']['usb']['export'];

/** 带出: makes the file, then shows the passphrase until it is put away; nobody can show it again. */
export function UsbExport(props: { pending: number }) {
  const { t } = useTranslation('sync');
  const [made, setMade] = useState<Made>();
  const [making, setMaking] = useState(false);

  async function make(): Promise<void> {
    setMaking(true);
    try {
      setMade(await client.sync.usb.export.mutate());
    } catch (error) {
      notifyFailure(error);
    } finally {
      setMaking(false);
    }
  }
  async function save(file: Made): Promise<void> {
    try {
      if (await desktopWindow?.save(file.url)) notify(t('usb.saved'));
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <div className="usb-side">
      <h3>{t('usb.export')}</h3>
      <p className="field-hint">{t('usb.export.text')}</p>
      {made === undefined ? (
        <Button disabled={props.pending === 0} loading={making} onClick={() => void make()}>
          {t('usb.export.go', { count: props.pending })}
        </Button>
      ) : (
        <>
          <p>{t('usb.passphrase.text', { count: made.count })}</p>
          <p className="recovery-key tabular" data-testid="usb-passphrase">
            {made.passphrase}
          </p>
          <div className="buttons">
            {desktopWindow ? (
              <Button type="primary" onClick={() => void save(made)}>
                {t('usb.save')}
              </Button>
            ) : (
              <Button type="primary" href={made.url} download={made.name}>
                {t('usb.save')}
              </Button>
            )}
            <Button onClick={() => setMade(undefined)}>{t('usb.written')}</Button>
          </div>
        </>
      )}
    </div>
  );
}
