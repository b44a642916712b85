import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { SuggestInput } from '../../ui/SuggestInput.tsx';
import { refreshDrives } from './refreshDrives.ts';
import type { OpenDrive } from './types.ts';

const REASONS = ['time', 'other', 'weather', 'bought'] as const;

interface CallOffProps {
  readonly drive: OpenDrive['card'];
  readonly onClose: () => void;
}

/** 取消 with its reason, or 没来: the car is free again, and 撤销 books it back. */
export function CallOff({ drive, onClose }: CallOffProps) {
  const { t } = useTranslation('test-drives');
  const [reason, setReason] = useState<string | undefined>('');
  async function off(state: 'cancelled' | 'noShow'): Promise<void> {
    try {
      const { id, rev } = drive;
      const saved = await client.testDrives.callOff.mutate({ id, rev, state, reason: reason?.trim() || null });
      notify(t(state === 'cancelled' ? 'off.cancelled' : 'off.noShown'), async () => {
        await client.testDrives.takeBack.mutate({ id, rev: saved.rev });
        await refreshDrives();
      });
      onClose();
      await refreshDrives();
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <section className="panel drive-off" aria-label={t('off.cancel')}>
      <label className="field-label" htmlFor="drive-off-reason">
        {t('off.reason')}
      </label>
      <SuggestInput
        id="drive-off-reason"
        autoFocus
        value={reason}
        onChange={setReason}
        suggestions={REASONS.map((one) => t(`off.reasons.${one}`))}
      />
      <div className="buttons">
        <Button onClick={onClose}>{t('ui:cancel')}</Button>
        <Button onClick={() => void off('noShow')}>{t('off.noShow')}</Button>
        <Button type="primary" danger onClick={() => void off('cancelled')}>
          {t('off.do')}
        </Button>
      </div>
    </section>
  );
}
