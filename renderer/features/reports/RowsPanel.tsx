import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CountName } from '../../../db/reports/kpis.ts';
import { useCountedRows } from '../../lib/countedRows.ts';
import { moment } from '../../lib/when.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import type { Span } from './types.ts';

export interface Opened {
  name: CountName;
  span: Span;
  /** What the number says; undefined where it was not on the screen. */
  count?: number | undefined;
  /** It was frozen when the month began. */
  frozen?: boolean;
}

/** 明细: what stands behind a number, each row a way to its card. */
export function RowsPanel({ name, span, count, frozen = false, onClose }: Opened & { onClose: () => void }) {
  const { t } = useTranslation('reports');
  const { rows, more, isFetching, error, retry, ...found } = useCountedRows(name, span, count === undefined);
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor goes to the rows of each number that is opened
  useEffect(() => head.current?.focus(), [name]);
  useHotkeys(t('rows'), [{ keys: 'escape', label: t('close'), run: onClose }]);
  return (
    <aside className="panel rows-panel">
      <h2 ref={head} tabIndex={-1}>
        {t(`count.${name}`)} {count ?? found.count}
      </h2>
      <p className="field-hint">{t(`about.${name}`)}</p>
      {frozen && <p className="field-hint">{t('frozen.rows')}</p>}
      {error !== null && <ErrorState error={error} retry={retry} />}
      {rows === undefined && error === null && <Waiting rows={6} />}
      {rows?.length === 0 && <p>{t('rows.none')}</p>}
      <ol>
        {rows?.map((row) => (
          <li key={row.id}>
            <time className="tabular">{moment(row.at)}</time>{' '}
            {row.customerId === null ? row.label : <Link to={`/customers/${row.customerId}`}>{row.label}</Link>}
          </li>
        ))}
      </ol>
      <div className="rows-foot">
        {more && (
          <Button loading={isFetching} onClick={more}>
            {t('rows.more')}
          </Button>
        )}
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </aside>
  );
}
