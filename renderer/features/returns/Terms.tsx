import { useTranslation } from 'react-i18next';
import type { ReturnTerms } from '../../../db/returns/model.ts';
import { money } from '../../lib/money.ts';

const LINES = ['soldFen', 'paidFen', 'useFeeFen', 'refundFen'] as const;

/** The money of a car that comes back, line by line. */
export function Terms({ terms }: { readonly terms: ReturnTerms }) {
  const { t } = useTranslation('returns');
  return (
    <dl className="order-money">
      {LINES.map((name) => (
        <div key={name} className={name === 'refundFen' ? 'strong' : undefined}>
          <dt>{t(`field.${name}`)}</dt>
          <dd className="tabular">{money(terms[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
