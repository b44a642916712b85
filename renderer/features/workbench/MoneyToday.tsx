import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { trpc } from '../../lib/trpc.ts';

/** 今日收款 by method, as 日结 has it. */
export function MoneyToday({ on }: { on: string }) {
  const { t } = useTranslation('workbench');
  const day = useQuery({ ...trpc.receipts.day.queryOptions({ on }), refetchInterval: 60_000 }).data;
  return (
    <section className="panel" aria-label={t('money')}>
      <h2>
        {t('money')} {day !== undefined && day.receivedFen !== 0 && <small>{money(day.receivedFen)}</small>}
      </h2>
      {day?.methods.length === 0 && <p className="field-hint">{t('money.none')}</p>}
      <dl className="back-desk-money">
        {day?.methods.map(({ method, receivedFen, refundedFen }) => (
          <div key={method}>
            <dt>{t(`receipts:method.${method}`)}</dt>
            <dd className="tabular">{money(receivedFen - refundedFen)}</dd>
          </div>
        ))}
      </dl>
      <Link to="/receipts">{t('money.all')}</Link>
    </section>
  );
}
