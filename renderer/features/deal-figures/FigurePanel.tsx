import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FigureRow } from '../../../db/deal-figures/model.ts';

/** A number with the rows it is of. */
export interface Figure<Row> {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly rows: readonly Row[];
  /** It should be nothing. */
  readonly warn?: boolean;
}

/** Smaller numbers that divide one of the others. */
export interface FigureGroup<Row> {
  readonly title: string;
  readonly figures: readonly Figure<Row>[];
}

export interface RowColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly number?: boolean;
  readonly render: (row: Row) => ReactNode;
}

interface PanelProps<Row> {
  readonly title: string;
  /** What is counted and how. */
  readonly about: string;
  readonly figures: readonly Figure<Row>[];
  readonly groups?: readonly FigureGroup<Row>[];
  readonly columns: readonly RowColumn<Row>[];
  /** The page of what a row is about. */
  readonly to: (row: Row) => string;
}

/** Rows shown at first; a press shows as many more. */
const STEP = 50;

/** Figures of one kind; a press on one opens its rows beneath, each a way to its document. */
export function FigurePanel<Row extends FigureRow>(props: PanelProps<Row>) {
  const { title, about, figures, groups = [], columns, to } = props;
  const [opened, setOpened] = useState<string>();
  const [most, setMost] = useState(STEP);
  const listId = useId();
  const all = [...figures, ...groups.flatMap((group) => group.figures)];
  const open = all.find(({ key }) => key === opened);
  const press = (key: string) => {
    setOpened(key === opened ? undefined : key);
    setMost(STEP);
  };
  const button = (figure: Figure<Row>, small: boolean) => (
    <button
      key={figure.key}
      type="button"
      className={`figure${small ? ' figure-small' : ''}${figure.warn && figure.rows.length > 0 ? ' figure-warn' : ''}`}
      aria-expanded={figure.key === opened}
      aria-controls={listId}
      onClick={() => press(figure.key)}
    >
      <span>{figure.label}</span>
      <b className="tabular">{figure.value}</b>
    </button>
  );
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <p className="field-hint">{about}</p>
      <div className="figures">{figures.map((figure) => button(figure, false))}</div>
      {groups
        .filter((group) => group.figures.length > 0)
        .map((group) => (
          <div key={group.title} className="figures figure-group">
            <small>{group.title}</small>
            {group.figures.map((figure) => button(figure, true))}
          </div>
        ))}
      <div id={listId}>
        {open && (
          <Rows
            title={open.label}
            rows={open.rows}
            columns={columns}
            to={to}
            most={most}
            onMore={() => setMost(most + STEP)}
          />
        )}
      </div>
    </section>
  );
}

function Rows<Row extends FigureRow>(
  props: Pick<PanelProps<Row>, 'columns' | 'to'> & {
    title: string;
    rows: readonly Row[];
    most: number;
    onMore: () => void;
  },
) {
  const { t } = useTranslation('deal-figures');
  const { title, rows, columns, to, most, onMore } = props;
  if (rows.length === 0) return <p className="figure-none">{t('rows.none')}</p>;
  return (
    <div className="figure-rows">
      <table aria-label={title}>
        <thead>
          <tr>
            <th>{t('column.docNo')}</th>
            <th>{t('column.customer')}</th>
            {columns.map(({ key, title: head, number }) => (
              <th key={key} className={number ? 'number' : undefined}>
                {head}
              </th>
            ))}
            <th>{t('column.consultant')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr key={row.id}>
              <td className="tabular">
                <Link to={to(row)} aria-label={`${t('open')} ${row.docNo ?? row.customerName ?? ''}`}>
                  {row.docNo ?? t('open')}
                </Link>
              </td>
              <td>{row.customerName}</td>
              {columns.map(({ key, number, render }) => (
                <td key={key} className={number ? 'number tabular' : undefined}>
                  {render(row)}
                </td>
              ))}
              <td>{row.consultantName}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <Button onClick={onMore}>{t('rows.more', { count: rows.length - most })}</Button>}
    </div>
  );
}
