import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../db/core/day.ts';
import type { UsbBroughtIn } from '../../../db/sync/usb.ts';
import { client, queryClient } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { saveToStick } from './usb-file.ts';

function standingKey({ answered, count, onTheWay }: UsbBroughtIn) {
  if (onTheWay > 0) return 'usb.broughtIn.sending';
  return answered < count ? 'usb.broughtIn.rest' : 'usb.broughtIn.all';
}

/** 存回执: of each file brought in here, how far its changes are, and the answers to take back. */
export function UsbReceipts(props: { broughtIn: readonly UsbBroughtIn[] }) {
  const { t } = useTranslation('sync');
  const [saving, setSaving] = useState<string>();

  async function save(id: string): Promise<void> {
    setSaving(id);
    try {
      if (await saveToStick(await client.sync.usb.receipt.mutate({ id }))) notify(t('usb.receipt.saved'));
      await queryClient.invalidateQueries({ queryKey: [['sync']] });
    } catch (error) {
      notifyFailure(error);
    } finally {
      setSaving(undefined);
    }
  }
  if (props.broughtIn.length === 0) return null;
  return (
    <ul className="issues usb-receipts" aria-label={t('usb.receipts')}>
      {props.broughtIn.map((file) => {
        const { id, carriedOutAt, answered, onTheWay, receiptAt } = file;
        return (
          <li key={id} className="issue">
            <span className="issue-reason">
              {t(standingKey(file), { ...file, day: shortDay(dayOf(carriedOutAt)) })}
              {receiptAt !== null && (
                <span className="field-hint">{t('usb.receipt.before', { day: shortDay(dayOf(receiptAt)) })}</span>
              )}
            </span>
            <Button
              type={onTheWay === 0 && receiptAt === null ? 'primary' : 'default'}
              size="small"
              disabled={answered === 0}
              loading={saving === id}
              onClick={() => void save(id)}
            >
              {onTheWay === 0 ? t('usb.receipt.go') : t('usb.receipt.soFar', { count: answered })}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
