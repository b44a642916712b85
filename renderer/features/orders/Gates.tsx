import { useTranslation } from 'react-i18next';
import { ORDER_WRITERS } from '../../../db/orders/model.ts';
import { ruleText } from '../../lib/errors.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { AskApproval } from '../../records/document/AskApproval.tsx';
import type { OpenOrder } from './records.ts';

/** What an order must have to be delivered some day: green, or what is missing and the way there. */
export function Gates({ open }: { readonly open: OpenOrder }) {
  const { t } = useTranslation('orders');
  const { gates, card, belowFen, requiredLevel, depositMissing } = open;
  const asks = useMay(...ORDER_WRITERS);
  const isLive = card.status !== 'closed' && card.status !== 'cancelled' && card.status !== 'returned';
  return (
    <section className="panel order-gates" aria-label={t('gates')}>
      <h2>{t('gates')}</h2>
      <ul>
        {gates.map(({ gate, shut }) => (
          <li key={gate}>
            <b className={shut.length === 0 ? 'gate-open' : 'gate-shut'}>
              {shut.length === 0 ? '✓' : '✗'} {t(`gate.${gate}`)}
            </b>
            {shut.map((each) => (
              <span
                key={`${each.code} ${each.lineNo ?? ''} ${JSON.stringify(each.params ?? {})}`}
                className="gate-shut"
              >
                {each.lineNo !== undefined && `${t('records:document.line', { lineNo: each.lineNo })} `}
                {ruleText(each.code, each.params)}
              </span>
            ))}
            {gate === 'ladder' && belowFen > 0 && (
              <span className="soft">
                {t('below', { fen: money(belowFen) })}
                {requiredLevel !== null && requiredLevel > 0 && ` · ${t('level', { level: requiredLevel })}`}
              </span>
            )}
            {gate === 'ladder' && shut.length > 0 && asks && isLive && (
              <AskApproval entity="sales_order" id={card.id} kind="priceConcession" />
            )}
            {gate === 'deposit' && depositMissing && asks && isLive && card.status !== 'draft' && (
              <AskApproval entity="sales_order" id={card.id} kind="depositWaiver" label={t('askWaiver')} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
