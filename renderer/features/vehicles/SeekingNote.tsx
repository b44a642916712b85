import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSeeking } from '../../lib/seeking.ts';

/** 给 王建国 找车: the way back to their card, on every page of the stock until it is given up. */
export function SeekingNote() {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const { customer, stop } = useSeeking();
  if (customer === undefined) return null;
  return (
    <span className="car-seeking" role="note">
      {t('seeking.for')}
      <button type="button" className="link" onClick={() => void navigate(`/customers/${customer.id}`)}>
        {customer.name}
      </button>
      <button type="button" className="link soft" onClick={stop}>
        {t('seeking.stop')}
      </button>
    </span>
  );
}
