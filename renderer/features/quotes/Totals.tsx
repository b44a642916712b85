import { useTranslation } from 'react-i18next';
import { inCapitals } from '../../../db/money/capitals.ts';
import type { OpenQuote } from './records.ts';
import { yuan } from './yuan.ts';

/** 合计 with 大写, and how it is paid. */
export function Totals({ open: { money, loan, card } }: { readonly open: OpenQuote }) {
  const { t } = useTranslation('quotes');
  const sums: [string, number][] = [
    ['sell', money.sellTotalFen],
    ['agency', money.agencyTotalFen],
    ...(money.giftValueFen > 0 ? ([['gift', money.giftValueFen]] as [string, number][]) : []),
    ...(money.tradeInFen > 0 ? ([['tradeIn', money.tradeInFen]] as [string, number][]) : []),
    ...(money.loanFen > 0 ? ([['loan', money.loanFen]] as [string, number][]) : []),
    ['cash', money.cashFen],
  ];
  return (
    <footer className="quote-totals">
      <dl>
        {sums.map(([key, fen]) => (
          <div key={key}>
            <dt>{t(`sum.${key}`)}</dt>
            <dd className="tabular">{yuan(fen)}</dd>
          </div>
        ))}
        {loan && (
          <div>
            <dt>{t('sum.monthly', { months: card.loanMonths })}</dt>
            <dd className="tabular">{yuan(loan.monthlyFen)}</dd>
          </div>
        )}
      </dl>
      <p>
        <span>{t('sum.payable')}</span> <strong className="tabular">{yuan(money.payableFen)}</strong>
        <small>{inCapitals(money.payableFen, { prefix: true })}</small>
      </p>
    </footer>
  );
}
