import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../lib/money.ts';
import { shortDay } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import { ContactRow } from './ContactRow.tsx';
import type { BeforeCall } from './types.ts';

/** Contacts that are shown before one calls; the others on asking. */
const SHOWN = 3;

/** 回顾: what was said before, and the cars that fit. */
export function BeforeCallFacts({ before }: { before: BeforeCall }) {
  const { t } = useTranslation('follow-ups');
  const [all, setAll] = useState(false);
  const { contacts, cars } = before;
  return (
    <div className="contact-before">
      <ul aria-label={t('before.contacts')}>
        {contacts.length === 0 && <li>{t('before.none')}</li>}
        {contacts.slice(0, all ? undefined : SHOWN).map((row) => (
          <ContactRow key={row.id} row={row} />
        ))}
      </ul>
      {contacts.length > SHOWN && !all && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('before.all', { count: contacts.length })}
        </button>
      )}
      {cars.length > 0 && (
        <p>
          {t('before.cars')}{' '}
          <Facts>
            {cars.map((car) =>
              [
                [car.model, car.exteriorColor].filter(Boolean).join(' '),
                car.priceFen !== null && money(car.priceFen, true),
                car.status === 'inTransit'
                  ? [t('before.onTheWay'), car.expectedOn && shortDay(car.expectedOn)].filter(Boolean).join(' ')
                  : car.location,
              ]
                .filter(Boolean)
                .join(' '),
            )}
          </Facts>
        </p>
      )}
    </div>
  );
}
