import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CountName, RatioName } from '../../../db/reports/kpis.ts';
import { trpc } from '../../lib/trpc.ts';
import type { Span } from './types.ts';

const COLUMNS: readonly CountName[] = ['parties', 'captured', 'newCards', 'drives', 'orders', 'losses'];
const SHARES: readonly RatioName[] = ['captureRate', 'dealRate'];

/** The same numbers side by side: 来源, 顾问, 车系 and what they become. */
export function Parts(props: {
  by: 'consultant' | 'source' | 'series';
  span: Span;
  onOpen: (name: CountName, key: string) => void;
}) {
  const { t } = useTranslation('reports');
  const { by, span, onOpen } = props;
  const parts = useQuery(trpc.reports.parts.queryOptions({ ...span, by }, { placeholderData: (before) => before }));
  if (parts.data === undefined || parts.data.length === 0) return null;
  const most = Math.max(1, ...parts.data.map(({ counts }) => counts.parties));
  return (
    <section className="panel parts" aria-label={t(`by.${by}`)}>
      <h2>{t(`by.${by}`)}</h2>
      <table>
        <thead>
          <tr>
            <th>{t(`part.${by}`)}</th>
            <th />
            {COLUMNS.map((name) => (
              <th key={name} className="number">
                {t(`count.${name}`)}
              </th>
            ))}
            {SHARES.map((name) => (
              <th key={name} className="number">
                {t(`ratio.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.data.map((part) => (
            <tr key={part.key}>
              <td>{part.name}</td>
              <td>
                <i className="bar" style={{ width: `${(part.counts.parties / most) * 100}%` }} />
              </td>
              {COLUMNS.map((name) => (
                <td key={name} className="number">
                  <button type="button" className="link" onClick={() => onOpen(name, part.key)}>
                    {part.counts[name]}
                  </button>
                </td>
              ))}
              {SHARES.map((name) => (
                <td key={name} className="number">
                  {part.ratios[name] === null ? '—' : `${Math.round(part.ratios[name] * 100)} %`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
