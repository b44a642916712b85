import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { dayText } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { reasonOf } from './said.ts';
import type { LossLine } from './types.ts';

interface GlanceProps {
  readonly row: LossLine;
  readonly onApprove: () => void;
  readonly onRefuse: () => void;
}

/** The row one stands on, read in full before it is decided. */
export function Glance({ row, onApprove, onRefuse }: GlanceProps) {
  const { t } = useTranslation('losses');
  const price = row.boughtPriceFen === null ? null : money(row.boughtPriceFen, true);
  const facts = [
    [t('field.reason'), reasonOf(row) || t('reason.none')],
    [t('column.bought'), [row.boughtBrand, row.boughtModel, row.boughtDealer, price].filter(Boolean).join(' ')],
    [t('column.interest'), row.interest],
    [t('field.selfReview'), row.selfReview],
    [t('field.reactivateOn'), row.reactivateOn && dayText(row.reactivateOn)],
  ].filter(([, value]) => value);
  return (
    <aside className="panel form-panel loss-glance" aria-label={row.customer ?? ''}>
      <h2>
        <Link to={`/losses/${row.id}`}>{row.customer}</Link> {t(`kind.${row.kind}`)}{' '}
        {row.levelBefore && <LevelTag level={row.levelBefore} />}
      </h2>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="buttons">
        <Button onClick={onRefuse}>
          {t('refuse')} <kbd>2</kbd>
        </Button>
        <Button type="primary" onClick={onApprove}>
          {t('approve')} <kbd>1</kbd>
        </Button>
      </div>
    </aside>
  );
}
