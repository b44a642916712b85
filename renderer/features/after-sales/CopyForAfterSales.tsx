import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { client } from '../../lib/trpc.ts';
import { PrintDialog } from '../../ui/PrintDialog.tsx';

interface CopyProps {
  readonly customerId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** The copy of the 客户洽谈卡 that goes to after-sales. */
export function CopyForAfterSales({ customerId, name, onClose }: CopyProps) {
  const { t } = useTranslation('after-sales');
  return (
    <PrintDialog
      of={['afterSales', customerId]}
      make={() => client.afterSales.print.mutate({ id: customerId, lang: currentLanguage() })}
      file={t('copy.file', { name })}
      onClose={onClose}
    />
  );
}
