import { useTranslation } from 'react-i18next';
import { QUOTE_SELLERS } from '../../../db/quotes/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { AskApproval } from '../../records/document/AskApproval.tsx';
import type { OpenQuote } from './records.ts';

/** What this price needs: to a consultant only how far it is below what they may do. */
export function Authority({ open }: { readonly open: OpenQuote }) {
  const { card, belowFen, standing } = open;
  const asks = useMay(...QUOTE_SELLERS) && card.status !== 'superseded' && card.status !== 'withdrawn';
  const { t } = useTranslation('quotes');
  if (belowFen === null) return <p className="quote-authority quote-amber">{t('authority.unpriced')}</p>;
  return (
    <>
      <p className={`quote-authority quote-${belowFen > 0 ? 'amber' : 'green'}`} role="status">
        <strong>
          {belowFen > 0 ? t('authority.below', { fen: (belowFen / 100).toFixed(2) }) : t('authority.own')}
        </strong>
        {standing && (
          <small>
            {t('authority.net', {
              net: money(standing.netPriceFen, true),
              depth: ((standing.depthBp ?? 0) / 100).toFixed(2),
              level: standing.requiredLevel,
            })}
          </small>
        )}
      </p>
      {asks && (standing?.requiredLevel ?? Number(belowFen > 0)) > 0 && (
        <AskApproval entity="quote" id={card.id} kind="priceConcession" />
      )}
    </>
  );
}
