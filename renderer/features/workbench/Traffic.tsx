import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import type { DeskNumbers, Open } from './types.ts';

/** Opening hours are always shown, others only when somebody came then. */
const OPENS = 9;
const SHUTS = 18;
const FUNNEL = ['parties', 'captured', 'newCards', 'drives', 'orders', 'deliveries'] as const;

/** 本月: at which hours guests come, and what becomes of them. */
export function Traffic({ numbers, onOpen }: { numbers: DeskNumbers; onOpen: Open }) {
  const { t } = useTranslation('workbench');
  const { on, month } = numbers;
  const span = { from: `${on.slice(0, 7)}-01`, to: on };
  const when = useQuery(trpc.reports.when.queryOptions(span));
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    (when.data ?? []).reduce((sum, weekday) => sum + (weekday[hour] ?? 0), 0),
  );
  const most = Math.max(1, ...byHour);
  const widest = Math.max(1, ...FUNNEL.map((name) => month[name]));
  return (
    <div className="desk-traffic">
      <figure aria-label={t('hours')}>
        <figcaption>{t('hours')}</figcaption>
        <div className="desk-hours">
          {byHour.map((parties, hour) =>
            parties > 0 || (hour >= OPENS && hour <= SHUTS) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its own place
              <div key={hour} title={t('hours.one', { hour, count: parties })}>
                <small className="tabular">{parties || ''}</small>
                <i style={{ height: `${(parties / most) * 70}%` }} />
                <span className="tabular">{hour}</span>
              </div>
            ) : null,
          )}
        </div>
      </figure>
      <figure aria-label={t('funnel')}>
        <figcaption>{t('funnel')}</figcaption>
        <ol className="desk-funnel">
          {FUNNEL.map((name) => (
            <li key={name}>
              <button
                type="button"
                className="link desk-number desk-funnel-row"
                onClick={() => onOpen({ kind: 'count', name, span })}
              >
                <span>{t(`reports:count.${name}`)}</span>
                <span className="desk-funnel-bar">
                  <i style={{ width: `${(month[name] / widest) * 100}%` }} />
                </span>
                <b className="tabular">{month[name]}</b>
              </button>
            </li>
          ))}
        </ol>
      </figure>
    </div>
  );
}
