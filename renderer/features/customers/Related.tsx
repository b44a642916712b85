import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { cardNotes } from '../../lib/customerCard.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { Absorbed } from './Absorbed.tsx';
import { ConsentPanel } from './ConsentPanel.tsx';
import { ContactPeople } from './ContactPeople.tsx';
import { OwnedCars } from './OwnedCars.tsx';
import { Relations } from './Relations.tsx';
import type { CustomerCard } from './types.ts';

/** 关联: what must not be overlooked, consent, the car they want, the cars they have, whom they know, and the card this one may be the same as. */
export function Related({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const { role } = useStaff();
  const mayMerge = useMay('consultant', 'manager', 'admin');
  const unmark = async () => {
    try {
      await client.customers.markMerge.mutate({ id: card.id, rev: card.rev, withId: null });
      await queryClient.invalidateQueries(trpc.customers.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  };
  const wish = [card.interestModel ?? card.interestSeries, card.interestColor].filter(Boolean).join(' ');
  return (
    <section className="customer-related" aria-label={t('part.related')}>
      {cardNotes(role).map(({ name, Note }) => (
        <Note key={name} customerId={card.id} />
      ))}
      {card.mergeLaterWith !== null && (
        <div className="panel duplicates">
          <strong>{t('merge.title')}</strong>
          <p className="merge-links">
            <button type="button" className="link" onClick={() => void navigate(`/customers/${card.mergeLaterWith}`)}>
              {card.mergeLaterName}
            </button>{' '}
            {mayMerge && (
              <button
                type="button"
                className="link"
                onClick={() => void navigate(`/attention/merge/customer/${card.mergeLaterWith}/${card.id}`)}
              >
                {t('merge.now')}
              </button>
            )}{' '}
            <button type="button" className="link" onClick={() => void unmark()}>
              {t('merge.not')}
            </button>
          </p>
        </div>
      )}
      <Absorbed id={card.id} />
      <ConsentPanel card={card} />
      {card.kind === 'company' && <ContactPeople card={card} />}
      <div className="panel">
        <h2>{t('related.wish')}</h2>
        <p>{wish || t('related.wish.none')}</p>
        {card.ownedCar !== null && <p>{t('related.owned', { car: card.ownedCar })}</p>}
      </div>
      <OwnedCars customerId={card.id} />
      <Relations card={card} />
    </section>
  );
}
