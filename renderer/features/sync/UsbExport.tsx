import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../lib/outputs.ts';
import { client, queryClient } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { saveToStick } from './usb-file.ts';

type Made = Outputs['sync']['usb']['export'];

/** 带出: makes the file, then shows the passphrase until it is put away; nobody can show it again. */
export function UsbExport(props: { pending: number /** Files that wait for a line. */; files: number }) {
  const { t } = useTranslation('sync');
  const [made, setMade] = useState<Made>();
  const [making, setMaking] = useState(false);
  const [saved, setSaved] = useState(false);

  async function make(): Promise<void> {
    setMaking(true);
    setSaved(false);
    try {
      setMade(await client.sync.usb.export.mutate());
      await queryClient.invalidateQueries({ queryKey: [['sync']] });
    } catch (error) {
      notifyFailure(error);
    } finally {
      setMaking(false);
    }
  }
  async function save(file: Made): Promise<void> {
    try {
      if (!(await saveToStick(file))) return;
      setSaved(true);
      notify(t('usb.saved'));
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <li>
      <h3>{t('usb.export')}</h3>
      <p className="field-hint">{t('usb.export.text')}</p>
      {props.files > 0 && <p className="field-hint">{t('usb.files', { count: props.files })}</p>}
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
            <Button type="primary" onClick={() => void save(made)}>
              {t('usb.save')}
            </Button>
            {/* Before it lies on the stick the file is nowhere else. */}
            <Button disabled={!saved} onClick={() => setMade(undefined)}>
              {t('usb.written')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
