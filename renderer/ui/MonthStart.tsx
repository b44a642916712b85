import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { levels } from '../../db/customers/model.ts';
import { trpc } from '../lib/trpc.ts';
import { moment } from '../lib/when.ts';
import { LevelTag } from './LevelTag.tsx';
import './month-start.css';

/** Levels of the drawer first, what is over last. */
const ORDER = ['H', 'A', 'B+', 'B', 'C', 'none', 'O', 'F', 'D'] as const satisfies readonly (typeof levels)[number][];

/** 月初结转: how many cards of each level the month began with, as it was frozen then; as a line, or with a row a consultant. */
export function MonthStart(props: { month: string; ownerId: string | null; table?: boolean }) {
  const { t } = useTranslation('ui');
  const { month, ownerId, table = false } = props;
  const start = useQuery(trpc.reports.monthStart.queryOptions({ month, consultantId: ownerId }));
  if (!start.data || start.data.lines.length === 0) return null;
  const { lines, frozenAt } = start.data;
  const cards = (level: string, owner?: string | null) =>
    lines
      .filter((line) => line.level === level && (owner === undefined || line.ownerId === owner))
      .reduce((sum, line) => sum + line.cards, 0);
  const shown = ORDER.filter((level) => cards(level) > 0);
  const note = frozenAt === null ? t('monthStart.open') : t('monthStart.frozen', { at: moment(frozenAt) });
  if (!table)
    return (
      <p className="month-start">
        <b>{t('monthStart', { month })}</b>
        {shown.map((level) => (
          <span key={level}>
            <LevelTag level={level} /> <span className="tabular">{cards(level)}</span>
          </span>
        ))}
        <small>{note}</small>
      </p>
    );
  const owners = [...new Map(lines.map((line) => [line.ownerId, line.ownerName])).entries()];
  return (
    <section className="panel month-start-table" aria-label={t('monthStart', { month })}>
      <h2>
        {t('monthStart', { month })} <small>{note}</small>
      </h2>
      <table>
        <thead>
          <tr>
            <th>{t('monthStart.owner')}</th>
            {shown.map((level) => (
              <th key={level} className="number">
                <LevelTag level={level} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {owners.map(([id, name]) => (
            <tr key={id ?? ''}>
              <td>{name ?? t('monthStart.nobody')}</td>
              {shown.map((level) => (
                <td key={level} className="number tabular">
                  {cards(level, id) || ''}
                </td>
              ))}
            </tr>
          ))}
          {owners.length > 1 && (
            <tr className="total">
              <td>{t('monthStart.all')}</td>
              {shown.map((level) => (
                <td key={level} className="number tabular">
                  {cards(level)}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
