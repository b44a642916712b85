import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { fullMoment, moment } from '../../lib/when.ts';

type Card = Outputs['duplicates']['compare']['cards'][number];

/** One of the two cards: whose it is, since when, what comes along, and whether it is the one that stays. */
export function ComparedCard(props: {
  entity: 'customer' | 'vehicle';
  card: Card;
  stays: boolean;
  onStay: () => void;
}) {
  const { t } = useTranslation('duplicates');
  const { entity, card, stays, onStay } = props;
  const along = Object.entries(card.counts).filter(([, count]) => count > 0);
  return (
    <div className="merge-card" data-stays={stays || undefined}>
      <label>
        <input type="radio" name="stays" checked={stays} onChange={onStay} /> <strong>{card.title}</strong>{' '}
        <span className={`tag tag-${stays ? 'green' : 'grey'}`}>{t(stays ? 'stays' : 'goes')}</span>
      </label>
      <p>{card.facts.join(' · ')}</p>
      <p className="soft" title={fullMoment(card.createdAt)}>
        {t('since', { made: moment(card.createdAt), changed: moment(card.updatedAt) })}
      </p>
      <p className="soft">
        {along.length === 0
          ? t('along.nothing')
          : along.map(([what, count]) => t(`along.${what}`, { count })).join(' · ')}
      </p>
      <Link to={`/${entity}s/${card.id}`}>{t('open')}</Link>
    </div>
  );
}
