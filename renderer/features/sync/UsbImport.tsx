import { useTranslation } from 'react-i18next';
import type { UsbBroughtIn } from '../../../db/sync/usb.ts';
import { client } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { notify } from '../../ui/notices.tsx';
import { UsbOpen } from './UsbOpen.tsx';
import { UsbReceipts } from './UsbReceipts.tsx';

/** 带入: another PC's file goes to head office from here; what came of it goes back as a receipt. */
export function UsbImport(props: { broughtIn: readonly UsbBroughtIn[] }) {
  const { t } = useTranslation('sync');
  return (
    <li>
      <h3>{t('usb.import')}</h3>
      <p className="field-hint">{t('usb.import.text')}</p>
      <UsbOpen
        asked="export"
        choose={t('usb.choose')}
        go={t('usb.import.go')}
        about={(header) => t('usb.about', { ...header, at: fullMoment(header.at) })}
        read={async (input) => {
          const imported = await client.sync.usb.import.mutate(input);
          notify(t(imported.added > 0 ? 'usb.added' : 'usb.known', { count: imported.added || imported.known }));
          if (imported.unreadable > 0) notify(t('usb.unreadable', { count: imported.unreadable }));
        }}
      />
      <UsbReceipts broughtIn={props.broughtIn} />
    </li>
  );
}
