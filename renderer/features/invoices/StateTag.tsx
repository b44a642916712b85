import { useTranslation } from 'react-i18next';
import type { InvoiceState } from '../../../db/invoices/model.ts';

const TONES: Readonly<Record<InvoiceState, string>> = {
  ...{ draft: 'grey', recorded: 'green', redIssued: 'red', voided: 'grey' },
};

/** How an invoice stands, in a word; a red one says so. */
export function StateTag({ state, isRed = false }: { readonly state: InvoiceState; readonly isRed?: boolean }) {
  const { t } = useTranslation('invoices');
  return (
    <>
      {isRed && <span className="tag tag-red">{t('red')}</span>}{' '}
      <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>
    </>
  );
}
