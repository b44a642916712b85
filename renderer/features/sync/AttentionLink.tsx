import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAttention } from '../../lib/attention.ts';

/** The way to what needs a person, when something does. */
export function AttentionLink() {
  const { t } = useTranslation('sync');
  const count = useAttention();
  if (count === 0) return null;
  return (
    <p className="panel">
      <Link to="/attention" className="mark mark-red">
        {t('attention.link', { count })}
      </Link>
    </p>
  );
}
