import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSeeking } from '../../lib/seeking.ts';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { Absorbed } from './Absorbed.tsx';
import { ConsentPanel } from './ConsentPanel.tsx';
import { ContactPeople } from './ContactPeople.tsx';
import { OwnedCars } from './OwnedCars.tsx';
import { Relations } from './Relations.tsx';
import type { CustomerCard } from './types.ts';

/** 关联: the car they want and the cars they have, consent, and the card this one may be the same as. */
export function Related({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const seek = useSeeking((state) => state.seek);
  const findCar = () => {
    seek({ id: card.id, name: card.name });
    void navigate('/vehicles');
  };
  const vehicles = useQuery(trpc.vehicles.byCustomer.queryOptions({ customerId: card.id }));
  const mayTie = useMay('consultant', 'backOffice', 'manager', 'admin');
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
      {card.kind === 'company' && <ContactPeople card={card} />}
      <ConsentPanel card={card} />
      <div className="panel">
        <h2>{t('related.wish')}</h2>
        <p>{wish || t('related.wish.none')}</p>
        {card.ownedCar !== null && <p>{t('related.owned', { car: card.ownedCar })}</p>}
      </div>
      <div className="panel">
        <h2>{t('related.vehicles')}</h2>
        <Loaded query={vehicles} rows={2}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="soft">{t('related.vehicles.none')}</p>
            ) : (
              rows.map((row) => (
                <p key={row.id}>
                  <button type="button" className="link" onClick={() => void navigate(`/vehicles/${row.id}`)}>
                    {row.model ?? row.series ?? row.vin}
                  </button>{' '}
                  <span className="tabular">{row.plate ?? row.vin}</span>{' '}
                  {t(row.buys ? 'related.buyer' : 'related.driver')}
                </p>
              ))
            )
          }
        </Loaded>
        {mayTie && (
          <button type="button" className="link" onClick={findCar}>
            {t('related.vehicles.find')}
          </button>
        )}
      </div>
      <OwnedCars customerId={card.id} />
      <Relations card={card} />
    </section>
  );
}
