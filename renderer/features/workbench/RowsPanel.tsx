import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCountedRows } from '../../lib/countedRows.ts';
import { trpc } from '../../lib/trpc.ts';
import { dayText, moment } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { ItemLine } from './ItemLine.tsx';
import type { Opened } from './types.ts';

/** 明细: what stands behind a number that was pressed, each row a way to where one goes about it. */
export function RowsPanel({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  return opened.kind === 'item' ? (
    <ItemRows opened={opened} onClose={onClose} />
  ) : (
    <CountRows opened={opened} onClose={onClose} />
  );
}

type Kind<K extends Opened['kind']> = Extract<Opened, { kind: K }>;

function ItemRows({ opened: { name }, onClose }: { opened: Kind<'item'>; onClose: () => void }) {
  const { t } = useTranslation('workbench');
  const rows = useQuery(trpc.workbench.rows.queryOptions({ name }));
  return (
    <Panel title={t(`item.${name}`)} about={t(`about.${name}`)} of={name} count={rows.data?.length} onClose={onClose}>
      {rows.data?.map((row) => (
        <li key={row.id}>
          <ItemLine name={name} row={row} />
        </li>
      ))}
    </Panel>
  );
}

function CountRows({ opened: { name, span, of }, onClose }: { opened: Kind<'count'>; onClose: () => void }) {
  const { t } = useTranslation('reports');
  const { rows, count, more, isFetching } = useCountedRows(name, span, true);
  const when = span.from === span.to ? dayText(span.from) : `${span.from.slice(5)} – ${span.to.slice(5)}`;
  return (
    <Panel
      title={t(`count.${name}`)}
      about={
        <Facts>
          {when}
          {of}
          {t(`about.${name}`)}
        </Facts>
      }
      of={`${name} ${span.from} ${span.to} ${span.consultantId}`}
      count={rows && (count ?? rows.length)}
      onClose={onClose}
    >
      {rows?.map((row) => (
        <li key={row.id}>
          <time className="tabular">{moment(row.at)}</time>{' '}
          {row.customerId === null ? row.label : <Link to={`/customers/${row.customerId}`}>{row.label}</Link>}
        </li>
      ))}
      {more && (
        <li>
          <Button loading={isFetching} onClick={more}>
            {t('rows.more')}
          </Button>
        </li>
      )}
    </Panel>
  );
}

/** The cursor goes to its head when another number is opened; Esc shuts it and goes back to the number. */
function Panel(props: {
  title: string;
  about: ReactNode;
  of: string;
  count: number | undefined;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('workbench');
  const head = useRef<HTMLHeadingElement>(null);
  const pressed = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor goes to the rows of each number that is opened
  useEffect(() => {
    if (head.current?.contains(document.activeElement) === false) pressed.current = document.activeElement;
    head.current?.focus();
  }, [props.of]);
  const close = () => {
    props.onClose();
    if (pressed.current instanceof HTMLElement) pressed.current.focus();
  };
  useHotkeys(t('rows'), [{ keys: 'escape', label: t('close'), run: close }]);
  return (
    <aside className="panel desk-rows" aria-label={props.title}>
      <h2 ref={head} tabIndex={-1}>
        {props.title} {props.count}
        <Button size="small" onClick={close}>
          {t('close')} <kbd>Esc</kbd>
        </Button>
      </h2>
      <p className="field-hint">{props.about}</p>
      {props.count === undefined ? (
        <Waiting rows={6} />
      ) : props.count === 0 ? (
        <p>{t('rows.none')}</p>
      ) : (
        <ol>{props.children}</ol>
      )}
    </aside>
  );
}
