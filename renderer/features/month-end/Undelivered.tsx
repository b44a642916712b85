import { useTranslation } from 'react-i18next';
import { Rows } from './Rows.tsx';
import type { MonthEnd } from './Shipped.tsx';

/** 已开票未交车 at the month's end. */
export function Undelivered({ end }: { readonly end: MonthEnd }) {
  const { t } = useTranslation('month-end');
  return (
    <section className="panel" aria-label={t('undelivered')}>
      <h2>{t('undelivered')}</h2>
      {end.undelivered.length === 0 ? (
        <p className="soft">{t('undelivered.none')}</p>
      ) : (
        <Rows
          label={t('undelivered')}
          on={t('column.issued')}
          paper={t('column.invoice')}
          hasCost={false}
          rows={end.undelivered.map((car) => ({ ...car, key: car.invoiceId, on: car.issuedOn, paper: car.invoiceNo }))}
        />
      )}
    </section>
  );
}
