import { useTranslation } from 'react-i18next';
import { type CountName, RATIOS, type RatioName, ratioNames, tileCounts } from '../../../db/reports/kpis.ts';
import { About } from './About.tsx';
import { goalOf, percent } from './numbers.ts';
import { Spark } from './Spark.tsx';
import type { DailyCount, Kpis } from './types.ts';

interface Props {
  now: Kpis;
  before: Kpis;
  onOpen: (name: CountName) => void;
}

/** Numbers with how they went, how they stood on the days compared with, and what was to be reached; a press opens the rows. */
export function Tiles(props: Props) {
  const { t } = useTranslation('reports');
  const { now, before, onOpen } = props;
  return (
    <div className="tiles">
      {tileCounts.map((name) => (
        <CountTile key={name} {...props} name={name} />
      ))}
      {ratioNames.map((name: RatioName) => (
        <About key={name} text={t(`about.${name}`)}>
          <button type="button" className="tile" onClick={() => onOpen(RATIOS[name].above[0])}>
            <span>{t(`ratio.${name}`)}</span>
            <b className="tabular">{percent(now.ratios[name])}</b>
            <small>{t('before', { value: percent(before.ratios[name]) })}</small>
            <Goal reached={now.ratios[name]} goal={goalOf(now, name)} />
          </button>
        </About>
      ))}
    </div>
  );
}

function CountTile({ now, before, onOpen, name }: Props & { name: CountName }) {
  const { t } = useTranslation('reports');
  const isFrozen = name === 'carriedOver' && now.frozen;
  const change = now.counts[name] - before.counts[name];
  const course = (kpis: Kpis) => kpis.buckets.map(({ counts }) => counts[name as DailyCount] ?? 0);
  return (
    <About text={isFrozen ? `${t('about.carriedOver')} ${t('frozen.about')}` : t(`about.${name}`)}>
      <button type="button" className="tile" onClick={() => onOpen(name)}>
        <span>
          {t(`count.${name}`)} {isFrozen && <em className="frozen">{t('frozen')}</em>}
        </span>
        <b className="tabular">{now.counts[name]}</b>
        <small>
          {t('before', { value: before.counts[name] })}{' '}
          {change !== 0 && <i>{change > 0 ? `▲ ${change}` : `▼ ${-change}`}</i>}
        </small>
        <Goal reached={now.counts[name]} goal={goalOf(now, name)} />
        {name !== 'carriedOver' && name !== 'openOrders' && <Spark values={course(now)} before={course(before)} />}
      </button>
    </About>
  );
}

/** 目标, and how far it is reached. */
function Goal({ reached, goal }: { reached: number | null; goal: { value: number; text: string } | null }) {
  const { t } = useTranslation('reports');
  if (goal === null) return null;
  const share = goal.value === 0 ? 1 : Math.min(1, (reached ?? 0) / goal.value);
  return (
    <small className="goal">
      {t('goal', { value: goal.text })}
      <i className="bar" aria-hidden>
        <i style={{ width: `${share * 100}%` }} />
      </i>
    </small>
  );
}
