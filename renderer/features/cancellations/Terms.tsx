import { useTranslation } from 'react-i18next';
import type { CancellationTerms } from '../../../db/cancellations/model.ts';
import { money } from '../../lib/money.ts';
import './cancellations.css';

/** The money of a deal that ends, line by line; what is not there is not said. */
export function Terms({ terms }: { readonly terms: CancellationTerms }) {
  const { t } = useTranslation('cancellations');
  const always = ['contractFen', 'paidFen', 'refundFen'] as const;
  const some = (['bindingFen', 'keptFen', 'compensationFen'] as const).filter((name) => terms[name] > 0);
  const order = ['contractFen', 'paidFen', 'bindingFen', 'keptFen', 'refundFen', 'compensationFen'] as const;
  const shown: readonly string[] = [...always, ...some];
  return (
    <dl className="cancellation-terms">
      {order
        .filter((name) => shown.includes(name))
        .map((name) => (
          <div key={name} className={name === 'refundFen' ? 'strong' : undefined}>
            <dt>{t(`field.${name}`)}</dt>
            <dd className="tabular">{money(terms[name])}</dd>
          </div>
        ))}
    </dl>
  );
}
