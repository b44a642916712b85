import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../db/core/day.ts';
import type { UsbCarriedOut } from '../../../db/sync/usb.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { UsbExport } from './UsbExport.tsx';
import { UsbImport } from './UsbImport.tsx';
import { UsbReceiptBack } from './UsbReceiptBack.tsx';
import './usb.css';

function carriedOutText(t: TFunction<'sync'>, { at, count, answered, receiptAt }: UsbCarriedOut): string {
  const day = shortDay(dayOf(at));
  if (receiptAt === null) return t('usb.carriedOut.waiting', { day, count });
  const back = shortDay(dayOf(receiptAt));
  if (answered >= count) return t('usb.carriedOut.back', { day, count, back });
  return t('usb.carriedOut.part', { day, count, answered, missing: count - answered });
}

/**
 * For a PC without a line: its waiting changes travel on a stick to another PC of the showroom, which sends them, and head office's
 * answers travel back.
 */
export function UsbPanel(props: { pending: number }) {
  const { t } = useTranslation('sync');
  const standing = useQuery(trpc.sync.usb.standing.queryOptions()).data;
  const files = useQuery(trpc.attachments.lane.queryOptions()).data?.waiting ?? 0;
  const carriedOut = standing?.carriedOut;
  return (
    <details className="panel">
      <summary>
        {t('usb.title')}
        {carriedOut && <span className="usb-standing">{carriedOutText(t, carriedOut)}</span>}
      </summary>
      <ol className="usb-steps">
        <UsbExport pending={props.pending} files={files} />
        <UsbImport broughtIn={standing?.broughtIn ?? []} />
        <UsbReceiptBack />
      </ol>
    </details>
  );
}
