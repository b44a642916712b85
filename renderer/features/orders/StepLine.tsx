import { useTranslation } from 'react-i18next';
import type { OrderState } from '../../../db/orders/model.ts';
import { moment } from '../../lib/when.ts';
import type { OpenOrder } from './records.ts';

const LINE: readonly OrderState[] = ['draft', 'managerReview', 'financeReview', 'open', 'closed'];

/** The line of steps: where the order stands since when, and who is next. */
export function StepLine({ open: { card, document } }: { readonly open: OpenOrder }) {
  const { t } = useTranslation('orders');
  const at = LINE.indexOf(card.status);
  const since = document.events.filter(({ stands }) => stands).at(-1)?.at ?? card.createdAt;
  return (
    <nav className="panel order-steps" aria-label={t('steps')}>
      <ol>
        {LINE.map((state, place) => (
          <li
            key={state}
            className={place < at ? 'done' : place === at ? 'now' : 'to-come'}
            {...(place === at && { 'aria-current': 'step' as const })}
          >
            {place < at && '✓ '}
            {t(`status.${state}`)}
          </li>
        ))}
      </ol>
      <p className="soft">
        {at < 0
          ? `${t(`status.${card.status}`)} · ${moment(since)}`
          : t(`next.${card.status}`, { since: moment(since) })}
      </p>
    </nav>
  );
}
