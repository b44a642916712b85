import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../db/core/day.ts';
import { client, queryClient } from '../../lib/trpc.ts';
import { fullMoment, shortDay } from '../../lib/when.ts';
import { notify } from '../../ui/notices.tsx';
import { UsbOpen } from './UsbOpen.tsx';

/** 带回回执: head office's answers to what this PC carried out, as if the line had brought them. */
export function UsbReceiptBack() {
  const { t } = useTranslation('sync');
  return (
    <li>
      <h3>{t('usb.back')}</h3>
      <p className="field-hint">{t('usb.back.text')}</p>
      <UsbOpen
        asked="receipt"
        choose={t('usb.chooseReceipt')}
        go={t('usb.back.go')}
        about={(header) =>
          t('usb.aboutReceipt', { ...header, day: shortDay(dayOf(header.carried_out_at)), at: fullMoment(header.at) })
        }
        read={async (input) => {
          const { delivered, refused } = await client.sync.usb.bringReceipt.mutate(input);
          if (delivered + refused === 0) return notify(t('usb.answeredBefore'));
          if (delivered > 0) notify(t('usb.delivered', { count: delivered }));
          if (refused > 0) notify(t('usb.refused', { count: refused }));
          // What was delivered shows on the cards too.
          for (const part of ['customers', 'vehicles']) void queryClient.invalidateQueries({ queryKey: [[part]] });
        }}
      />
    </li>
  );
}
