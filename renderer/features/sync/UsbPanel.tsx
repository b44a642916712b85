import { useTranslation } from 'react-i18next';
import { UsbExport } from './UsbExport.tsx';
import { UsbImport } from './UsbImport.tsx';
import './usb.css';

/** For a PC without a line: its waiting changes travel on a stick to another PC of the showroom, which sends them. */
export function UsbPanel(props: { pending: number }) {
  const { t } = useTranslation('sync');
  return (
    <details className="panel">
      <summary>{t('usb.title')}</summary>
      <div className="usb-sides">
        <UsbExport pending={props.pending} />
        <UsbImport />
      </div>
    </details>
  );
}
