import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { shortDay } from '../../lib/when.ts';
import type { OpenInvoice } from './records.ts';

/** 应收 of an invoice and what settled it. */
export function Owed({ open }: { readonly open: OpenInvoice }) {
  const { t } = useTranslation('invoices');
  if (open.receivables.length === 0) return null;
  return (
    <section className="panel" aria-label={t('owed.title')}>
      <h2>{t('owed.title')}</h2>
      {open.receivables.map(({ id, docNo, amountFen, dueOn, settledFen, settlements }) => (
        <div key={id}>
          <p>
            <Link to={`/receivables/${open.card.customerId}`}>{docNo}</Link> · {t('owed.due', { day: shortDay(dueOn) })}
          </p>
          <p className="tabular">
            {money(amountFen)} − {money(settledFen)} = <strong>{money(amountFen - settledFen)}</strong>
          </p>
          <ul className="invoice-settled">
            {settlements
              .filter(({ reversesId, reversed }) => reversesId === null && reversed === 0)
              .map((one) => (
                <li key={one.id}>
                  <span className="tabular">{money(one.fen)}</span>{' '}
                  {one.receiptId === null ? (
                    t('owed.against')
                  ) : (
                    <Link to={`/receipts/${one.receiptId}`}>{one.receiptNo}</Link>
                  )}{' '}
                  <small className="soft">{shortDay(one.settledOn)}</small>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
