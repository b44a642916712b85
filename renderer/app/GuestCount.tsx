import { useTranslation } from 'react-i18next';
import { useMyGuests } from '../lib/guests.ts';

/** How many guests wait for the person who sits here, beside 展厅; nothing while none does. */
export function GuestCount() {
  const { t } = useTranslation('app');
  const { length: count } = useMyGuests();
  if (count === 0) return null;
  return (
    <span className="attention-count" role="status" aria-label={t('guests.title', { count })}>
      {count}
    </span>
  );
}
