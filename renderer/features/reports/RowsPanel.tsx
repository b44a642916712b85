import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CountName } from '../../../db/reports/kpis.ts';
import { trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import type { Span } from './types.ts';

/** 明细: what stands behind a number, each row a way to its card. */
export function RowsPanel(props: { name: CountName; span: Span; onClose: () => void }) {
  const { t } = useTranslation('reports');
  const { name, span, onClose } = props;
  const rows = useQuery(trpc.reports.rows.queryOptions({ ...span, name }));
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor goes to the rows of each number that is opened
  useEffect(() => head.current?.focus(), [name]);
  useHotkeys(t('rows'), [{ keys: 'escape', label: t('close'), run: onClose }]);
  return (
    <aside className="panel rows-panel">
      <h2 ref={head} tabIndex={-1}>
        {t(`count.${name}`)} {rows.data?.length}
      </h2>
      <p className="field-hint">{t(`about.${name}`)}</p>
      {rows.data === undefined ? (
        <Waiting rows={6} />
      ) : (
        <ol>
          {rows.data.map((row) => (
            <li key={row.id}>
              <time className="tabular">{moment(row.at)}</time>{' '}
              {row.customerId === null ? row.label : <Link to={`/customers/${row.customerId}`}>{row.label}</Link>}
            </li>
          ))}
        </ol>
      )}
      <Button onClick={onClose}>{t('close')}</Button>
    </aside>
  );
}
