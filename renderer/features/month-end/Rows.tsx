import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { shortDay } from '../../lib/when.ts';

export interface CarRow {
  readonly key: string;
  readonly orderId: string;
  readonly vin: string | null;
  readonly carName?: string | null;
  readonly customerName: string | null;
  readonly on: string;
  readonly paper: string | null;
  /** Left out: the list has no cost. */
  readonly costFen?: number | null;
  readonly grossFen: number | null;
  readonly action?: ReactNode;
}

interface RowsProps {
  readonly label: string;
  readonly rows: readonly CarRow[];
  /** What the day and the number of the paper are. */
  readonly on: string;
  readonly paper: string;
  readonly hasCost?: boolean;
}

const yuan = (fen: number | null | undefined) => (fen == null ? '–' : money(fen));

/** Cars of a month, each a way to its order; a cost nobody knows is a dash and in no sum. */
export function Rows({ label, rows, on, paper, hasCost = true }: RowsProps) {
  const { t } = useTranslation('month-end');
  const sum = (of: 'costFen' | 'grossFen') => rows.reduce((all, row) => all + (row[of] ?? 0), 0);
  const hasCar = rows.some(({ carName }) => carName);
  const acts = rows.some(({ action }) => action !== undefined);
  return (
    <div className="month-rows">
      <table aria-label={label}>
        <thead>
          <tr>
            <th>{t('column.vin')}</th>
            {hasCar && <th>{t('column.car')}</th>}
            <th>{t('column.customer')}</th>
            <th>{on}</th>
            <th>{paper}</th>
            {hasCost && <th className="number">{t('column.cost')}</th>}
            <th className="number">{t('column.gross')}</th>
            {acts && <th />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td className="tabular">
                <Link to={`/orders/${row.orderId}`}>{row.vin}</Link>
              </td>
              {hasCar && <td>{row.carName}</td>}
              <td>{row.customerName}</td>
              <td>{shortDay(row.on)}</td>
              <td className="tabular">{row.paper}</td>
              {hasCost && <td className="number tabular">{yuan(row.costFen)}</td>}
              <td className="number tabular">{yuan(row.grossFen)}</td>
              {acts && <td>{row.action}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={hasCar ? 5 : 4}>{t('sum', { count: rows.length })}</td>
            {hasCost && <td className="number tabular">{money(sum('costFen'))}</td>}
            <td className="number tabular">{money(sum('grossFen'))}</td>
            {acts && <td />}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
