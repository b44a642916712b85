import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { partColumns, partShares, ratioOf } from '../../../db/reports/kpis.ts';
import { trpc } from '../../lib/trpc.ts';
import { About } from './About.tsx';
import { percent } from './numbers.ts';
import type { By, Compared, DailyCount } from './types.ts';

interface Props {
  by: By;
  asked: Compared;
  onOpen: (name: DailyCount, key: string, count: number) => void;
  /** The whole page of this one alone. */
  onChoose: (key: string) => void;
}

/** The same numbers side by side, and small those of the days compared with: 来源, 顾问, 车系 and what they become. */
export function Parts({ by, asked, onOpen, onChoose }: Props) {
  const { t } = useTranslation('reports');
  const parts = useQuery(trpc.reports.parts.queryOptions({ ...asked, by }, { placeholderData: (last) => last }));
  if (parts.data === undefined || parts.data.length === 0) return null;
  const most = Math.max(1, ...parts.data.map(({ now }) => now.parties));
  return (
    <section className="panel parts" aria-label={t(`by.${by}`)}>
      <h2>{t(`by.${by}`)}</h2>
      <table>
        <thead>
          <tr>
            <th>{t(`part.${by}`)}</th>
            <th />
            {partColumns.map((name) => (
              <th key={name} className="number">
                <Defined text={t(`about.${name}`)}>{t(`count.${name}`)}</Defined>
              </th>
            ))}
            {partShares.map((name) => (
              <th key={name} className="number">
                <Defined text={t(`about.${name}`)}>{t(`ratio.${name}`)}</Defined>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.data.map(({ key, name, now, before }) => (
            <tr key={key}>
              <td>
                <button type="button" className="link" onClick={() => onChoose(key)}>
                  {name}
                </button>
              </td>
              <td>
                <i className="bar" style={{ width: `${(now.parties / most) * 100}%` }} />
              </td>
              {partColumns.map((count) => (
                <td key={count} className="number">
                  <button type="button" className="link" onClick={() => onOpen(count, key, now[count])}>
                    {now[count]}
                  </button>
                  <small>{before[count]}</small>
                </td>
              ))}
              {partShares.map((share) => (
                <td key={share} className="number">
                  {percent(ratioOf(share, now))}
                  <small>{percent(ratioOf(share, before))}</small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A head that the keyboard comes to only for its definition. */
function Defined({ text, children }: { text: string; children: string }) {
  return (
    <About text={text}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what a number counts is said to the keyboard too */}
      <span className="defined" role="note" aria-label={children} tabIndex={0}>
        {children}
      </span>
    </About>
  );
}
