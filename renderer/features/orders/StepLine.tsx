import { useTranslation } from 'react-i18next';
import type { OrderState } from '../../../db/orders/model.ts';
import { moment } from '../../lib/when.ts';
import type { OpenOrder } from './records.ts';

/** 已交 is no state of an order: it follows from the signatures of its cars. */
const LINE: readonly (OrderState | 'delivered')[] = [
  ...(['draft', 'managerReview', 'financeReview', 'open', 'delivered', 'closed'] as const),
];

/** Where it stands on the line: an open order whose cars were all signed for is delivered. */
const placeOf = ({ card, cars, delivered }: OpenOrder) =>
  card.status === 'open' && cars.length > 0 && delivered >= cars.length ? 'delivered' : card.status;

/** The line of steps: where the order stands since when, and who is next. */
export function StepLine({ open }: { readonly open: OpenOrder }) {
  const { t } = useTranslation('orders');
  const { card, cars, delivered, document } = open;
  const stands = placeOf(open);
  const at = LINE.indexOf(stands);
  const since = document.events.filter((event) => event.stands).at(-1)?.at ?? card.createdAt;
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
        {at < 0 ? `${t(`status.${card.status}`)} · ${moment(since)}` : t(`next.${stands}`, { since: moment(since) })}
        {stands === 'open' && delivered > 0 && ` · ${t('next.partly', { delivered, cars: cars.length })}`}
      </p>
    </nav>
  );
}
