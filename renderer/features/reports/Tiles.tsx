import { useTranslation } from 'react-i18next';
import { type CountName, RATIOS, type RatioName, ratioNames } from '../../../db/reports/kpis.ts';
import type { Kpis } from './types.ts';

const COUNTS: readonly CountName[] = [
  'parties',
  'first',
  'repeat',
  'calls',
  'captured',
  'drives',
  'contacts',
  'newCards',
  'orders',
  'deliveries',
  'losses',
  'carriedOver',
];

const percent = (ratio: number | null) => (ratio === null ? '—' : `${(ratio * 100).toFixed(ratio < 0.1 ? 1 : 0)} %`);

/** Numbers with how they stood in the span before; a press opens the rows. A share opens what stands above its line. */
export function Tiles(props: { now: Kpis; before: Kpis; onOpen: (name: CountName) => void }) {
  const { t } = useTranslation('reports');
  const { now, before, onOpen } = props;
  return (
    <div className="tiles">
      {COUNTS.map((name) => (
        <button key={name} type="button" className="tile" title={t(`about.${name}`)} onClick={() => onOpen(name)}>
          <span>{t(`count.${name}`)}</span>
          <b className="tabular">{now.counts[name]}</b>
          <Change now={now.counts[name]} before={before.counts[name]} />
        </button>
      ))}
      {ratioNames.map((name: RatioName) => (
        <button
          key={name}
          type="button"
          className="tile"
          title={t(`about.${name}`)}
          onClick={() => onOpen(RATIOS[name].above[0])}
        >
          <span>{t(`ratio.${name}`)}</span>
          <b className="tabular">{percent(now.ratios[name])}</b>
          <small>{t('before', { value: percent(before.ratios[name]) })}</small>
        </button>
      ))}
    </div>
  );
}

function Change({ now, before }: { now: number; before: number }) {
  const { t } = useTranslation('reports');
  const change = now - before;
  return (
    <small>
      {t('before', { value: before })} {change !== 0 && <i>{change > 0 ? `▲ ${change}` : `▼ ${-change}`}</i>}
    </small>
  );
}
