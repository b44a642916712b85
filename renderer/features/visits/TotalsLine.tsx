import { useTranslation } from 'react-i18next';
import type { DayTotals } from '../../../db/visits/totals.ts';

const parts = ['first', 'repeat', 'noIntent', 'incomplete', 'calls', 'captured', 'notCaptured'] as const;

/** "今日 14 批 · 首次 9 · 再次 4 · 来电 5 · 留档 6", each number with its meaning on hover; noughts are left out. */
export function TotalsLine(props: { totals: DayTotals; label?: string }) {
  const { t } = useTranslation('visits');
  const { totals } = props;
  return (
    <span className="totals tabular">
      <b title={t('totals.parties.meaning')}>
        {props.label ?? t('totals.today')} {t('totals.parties', { count: totals.parties })}
      </b>
      {parts
        .filter((part) => totals[part] > 0)
        .map((part) => (
          <span key={part} title={t(`totals.${part}.meaning`)}>
            {t(`totals.${part}`)} {totals[part]}
          </span>
        ))}
      {totals.captureRate !== null && (
        <span title={t('totals.captureRate.meaning')}>
          {t('totals.captureRate')} {Math.round(totals.captureRate * 100)}%
        </span>
      )}
      {totals.others > 0 && (
        <span title={t('totals.others.meaning')}>
          {t('totals.others')} {totals.others}
        </span>
      )}
      {totals.voided > 0 && (
        <span title={t('totals.voided.meaning')}>
          {t('totals.voided')} {totals.voided}
        </span>
      )}
    </span>
  );
}
