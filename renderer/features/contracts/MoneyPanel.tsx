import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CANCELLERS } from '../../../db/cancellations/model.ts';
import { CASHIERS, type Purpose } from '../../../db/receipts/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import type { OpenContract } from './records.ts';

/** What was paid on a contract, what is open, and what would go back if it ended today. */
export function MoneyPanel({ open }: { readonly open: OpenContract }) {
  const { t } = useTranslation(['contracts', 'receipts']);
  const posts = useMay(...CASHIERS);
  const mayCancel = useMay(...CANCELLERS);
  const { card, money: paid } = open;
  if (paid === null) return null;
  const isLive = card.status === 'signed' || card.status === 'effective' || card.status === 'printed';
  return (
    <section className="panel contract-money" aria-label={t('money.title')}>
      <h2>
        {t('money.title')}
        {posts && isLive && (
          <Link to={`/receipts/new?customer=${card.customerId}&contract=${card.id}`}>{t('money.post')}</Link>
        )}
      </h2>
      <dl>
        {(Object.keys(paid.byPurpose) as Purpose[]).map((purpose) => (
          <div key={purpose}>
            <dt>{t(`receipts:purpose.${purpose}`)}</dt>
            <dd className="tabular">{money(paid.byPurpose[purpose] ?? 0)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('money.balance')}</dt>
          <dd className="tabular">
            <strong>{money(paid.balanceFen)}</strong>
          </dd>
        </div>
      </dl>
      {mayCancel && (card.status === 'signed' || card.status === 'effective') && (
        <p>
          <Link to={`/cancellations/new?contract=${card.id}`}>{t('cancel')}</Link>
        </p>
      )}
      {paid.ifEnded !== null && paid.totalFen > 0 && (
        <details>
          <summary>{t('money.ifEnded')}</summary>
          <dl>
            {paid.ifEnded.map(({ fault, refundFen, bindingFen }) => (
              <div key={fault}>
                <dt>
                  {t(`fault.${fault}`)}
                  {bindingFen > 0 && (
                    <small className="soft"> {t('money.binding', { money: money(bindingFen) })}</small>
                  )}
                </dt>
                <dd className="tabular">{money(refundFen)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
