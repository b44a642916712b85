import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { SignatureBox, SignaturePicture } from '../../ui/SignatureBox.tsx';
import { refreshDrives } from './refreshDrives.ts';
import type { OpenDrive } from './types.ts';

interface AgreementProps {
  readonly drive: OpenDrive['card'];
  /** The drive as it stands on file once what was typed is saved; undefined when that could not be saved. */
  readonly current: () => Promise<{ id: string; rev: number } | undefined>;
}

/** 协议: signed on the screen, or on the printed paper. */
export function Agreement({ drive, current }: AgreementProps) {
  const { t } = useTranslation('test-drives');
  const [signing, setSigning] = useState(false);
  async function sign(signature: string | null): Promise<void> {
    try {
      const at = await current();
      if (!at) return;
      await client.testDrives.sign.mutate({ ...at, signature });
      setSigning(false);
      notify(t('sign.saved'));
      await refreshDrives();
    } catch (error) {
      notifyFailure(error);
    }
  }
  if (signing) return <SignatureBox onSave={(path) => void sign(path)} onClose={() => setSigning(false)} />;
  const signed = drive.signedAt !== null;
  return (
    <>
      {signed && (
        <p>{t(drive.signedHow === 'paper' ? 'sign.paper.done' : 'sign.done', { at: moment(drive.signedAt!) })}</p>
      )}
      {drive.signature !== null && <SignaturePicture path={drive.signature} />}
      {drive.state === 'booked' && (
        <>
          {!signed && drive.kind === 'ride' && <p className="soft">{t('sign.ride')}</p>}
          <div className="buttons">
            <Button onClick={() => setSigning(true)}>{signed ? t('sign.clear') : t('sign.screen')}</Button>
            {!signed && <Button onClick={() => void sign(null)}>{t('sign.paper')}</Button>}
          </div>
        </>
      )}
    </>
  );
}
