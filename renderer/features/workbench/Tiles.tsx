import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import type { RatioName } from '../../../db/reports/kpis.ts';
import { Against } from '../../ui/Against.tsx';
import { goalOf, percent, rateOf } from './rates.ts';
import type { DeskCount, DeskNumbers, Open } from './types.ts';

const TILES = ['parties', 'captureRate', 'newCards', 'drives', 'contacts', 'orders', 'deliveries'] as const;
type Tile = (typeof TILES)[number];

/** 今天 beside 昨天, and 本月 beside its goal; each number opens its rows. */
export function Tiles({ numbers, onOpen }: { numbers: DeskNumbers; onOpen: Open }) {
  const { t } = useTranslation('workbench');
  const { on } = numbers;
  const spans = { today: [on, on], yesterday: [addDays(on, -1), addDays(on, -1)], month: [`${on.slice(0, 7)}-01`, on] };
  return (
    <section className="desk-tiles" aria-label={t('tiles')}>
      {TILES.map((tile) => {
        const rate = tile === 'captureRate';
        const label = rate ? t('reports:ratio.captureRate') : t(`reports:count.${tile}`);
        const text = rate ? percent : String;
        const value = (when: keyof typeof spans) => tileValue(tile, numbers[when]);
        const press = (when: keyof typeof spans) => () =>
          onOpen({
            kind: 'count',
            name: rate ? 'captured' : tile,
            span: { from: spans[when][0]!, to: spans[when][1]! },
          });
        return (
          <div key={tile} className="desk-tile" title={t(`reports:about.${tile as RatioName | DeskCount}`)}>
            <span>{label}</span>
            <button type="button" className="link desk-yesterday" onClick={press('yesterday')}>
              {t('yesterday', { value: text(value('yesterday')!) })}
            </button>
            <button
              type="button"
              aria-label={`${t('today')} ${label}`}
              className="link desk-today"
              onClick={press('today')}
            >
              {text(value('today')!)}
            </button>
            <button type="button" className="link desk-month" onClick={press('month')}>
              {t('month')} <Against reached={value('month')} goal={goalOf(tile, numbers.goals)} text={text} bar />
            </button>
          </div>
        );
      })}
    </section>
  );
}

const tileValue = (tile: Tile, counts: DeskNumbers['today']): number | null =>
  tile === 'captureRate' ? rateOf('captureRate', counts) : counts[tile];
