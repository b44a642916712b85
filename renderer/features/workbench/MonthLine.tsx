import { useTranslation } from 'react-i18next';
import { Against } from '../../ui/Against.tsx';
import { goalOf, percent, rateOf } from './rates.ts';
import type { DeskNumbers, Open } from './types.ts';

/** "本月 订单 6/10 ▓▓▓░ 批次 32 留档率 81% 试驾率 34%"; each number opens its rows. */
export function MonthLine(props: { numbers: DeskNumbers; ownerId: string | null; onOpen: Open }) {
  const { t } = useTranslation('workbench');
  const { numbers, ownerId, onOpen } = props;
  const { month, goals, on } = numbers;
  const span = { from: `${on.slice(0, 7)}-01`, to: on, consultantId: ownerId };
  const count = (name: 'orders' | 'deliveries' | 'parties', bar = false) => (
    <button type="button" className="link" onClick={() => onOpen({ kind: 'count', name, span })}>
      {t(`reports:count.${name}`)} <Against reached={month[name]} goal={goalOf(name, goals)} bar={bar} />
    </button>
  );
  return (
    <div className="month-line">
      <span>{t('month')}</span>
      {count('orders', true)}
      {count('deliveries')}
      {count('parties')}
      <button type="button" className="link" onClick={() => onOpen({ kind: 'count', name: 'captured', span })}>
        {t('reports:ratio.captureRate')}{' '}
        <Against reached={rateOf('captureRate', month)} goal={goalOf('captureRate', goals)} text={percent} />
      </button>
      <button type="button" className="link" onClick={() => onOpen({ kind: 'count', name: 'drives', span })}>
        {t('reports:ratio.driveRate')} <span className="tabular">{percent(rateOf('driveRate', month))}</span>
      </button>
    </div>
  );
}
