import { useTranslation } from 'react-i18next';
import { useLossNews } from '../lib/losing.ts';

/** 战败 that wait for this person, beside the page that lists them: to be decided, or refused and not read yet. */
export function LossCount() {
  const { t } = useTranslation('app');
  const { waiting, refused } = useLossNews();
  const count = waiting + refused;
  if (count === 0) return null;
  return (
    <span className="attention-count" role="status" aria-label={t('losses.count', { waiting, refused })}>
      {count}
    </span>
  );
}
