import { Table, type TableProps, type TableRef } from 'antd';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../lib/today.ts';
import type { ListColumn, ListQuery } from './ListPage.tsx';
import type { ListControl } from './listView.ts';

const rowHeight = 36;
const headHeight = 37;
/** Rows left below the view when the next page is asked for. */
const ahead = 25;

interface ListTableProps<Row> {
  readonly list: ListControl;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly query: ListQuery;
  readonly onOpen?: (row: Row) => void;
}

/** The rows in view and a little more: 100,000 cost what 30 do. Arrow keys walk, Enter opens. */
export function ListTable<Row extends { readonly id: string }>(props: ListTableProps<Row>) {
  const { list, columns, rows, query, onOpen } = props;
  const { t } = useTranslation('ui');
  // Cells say 今天 and 昨天: drawn anew when the day is.
  useToday();
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<TableRef>(null);
  const size = useSize(frame);
  const body = () => frame.current?.querySelector<HTMLElement>('.ant-table-tbody-virtual-holder') ?? undefined;
  usePlace(list, rows, { frame, table, body }, size.height > 0);

  const at = rows.findIndex((row) => row.id === list.openId);
  function walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -rows.length, End: rows.length }[
      event.key
    ];
    const row = rows[at];
    if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(rows.length - 1, at + step));
    list.set({ openId: rows[to]?.id });
    table.current?.scrollTo({ index: to });
  }

  const tableColumns = columns.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width ?? (column.wide ? 240 : 120),
    ellipsis: true,
    ...(column.number && { align: 'right' as const, className: 'tabular' }),
    render: (_: unknown, row: Row) => column.render(row),
    ...(column.sortable && {
      sorter: true,
      sortOrder:
        list.sort?.key === column.key ? (list.sort.descending ? ('descend' as const) : ('ascend' as const)) : null,
    }),
  }));
  const sorted: TableProps<Row>['onChange'] = (_page, _filters, sorter) => {
    const one = Array.isArray(sorter) ? sorter[0] : sorter;
    const key = one?.columnKey;
    list.set({
      sort: one?.order && key !== undefined ? { key: String(key), descending: one.order === 'descend' } : undefined,
      scrollTop: 0,
    });
  };
  const width = tableColumns.reduce((sum, column) => sum + column.width, 0);

  return (
    <section
      className="list-table"
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the table is walked by arrow keys
      tabIndex={0}
      aria-label={t('list.rows', { count: rows.length })}
      onKeyDown={walk}
    >
      {size.height > 0 && (
        <Table<Row>
          ref={table}
          virtual
          size="small"
          rowKey="id"
          pagination={false}
          columns={tableColumns}
          dataSource={[...rows]}
          scroll={{ x: Math.max(width, size.width), y: Math.max(rowHeight, size.height - headHeight - 24) }}
          rowClassName={(row) => (row.id === list.openId ? 'row-open' : '')}
          onRow={(row) => ({
            onClick: () => {
              list.set({ openId: row.id });
              onOpen?.(row);
            },
          })}
          onChange={sorted}
          onScroll={(event) => {
            const holder = event.currentTarget as HTMLElement;
            const below = rows.length * rowHeight - holder.scrollTop - holder.clientHeight;
            if (below < ahead * rowHeight && query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
      <footer className="list-foot" role="status">
        {t(query.hasNextPage ? 'list.more' : 'list.all', { count: rows.length })}
      </footer>
    </section>
  );
}

function useSize(frame: React.RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, [frame]);
  return size;
}

interface Place {
  readonly frame: React.RefObject<HTMLElement | null>;
  readonly table: React.RefObject<TableRef | null>;
  readonly body: () => HTMLElement | undefined;
}

/** How far down the reader is, in rows of one height: the table's own measure moves while it gets to know its rows. */
function depthOf<Row extends { readonly id: string }>(holder: HTMLElement, rows: readonly Row[]): number {
  const { top } = holder.getBoundingClientRect();
  const first = [...holder.querySelectorAll<HTMLElement>('[data-row-key]')].find(
    (row) => row.getBoundingClientRect().bottom > top + 1,
  );
  if (first === undefined || holder.scrollTop === 0) return 0;
  const index = rows.findIndex(({ id }) => id === first.dataset.rowKey);
  return Math.max(0, index * rowHeight + top - first.getBoundingClientRect().top);
}

/** Puts the reader back where they were, and remembers where they are and in what order the rows stand. */
function usePlace<Row extends { readonly id: string }>(
  list: ListControl,
  rows: readonly Row[],
  at: Place,
  ready: boolean,
): void {
  const control = useRef(list);
  control.current = list;
  const shown = useRef(rows);
  shown.current = rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the table first stands
  useLayoutEffect(() => {
    if (!ready) return undefined;
    const { frame, table, body } = at;
    const holder = body();
    if (holder === undefined) return undefined;
    const { scrollTop, openId, walked } = control.current;
    const open = walked ? shown.current.findIndex(({ id }) => id === openId) : -1;
    const above = open * rowHeight - scrollTop;
    if (open >= 0 && (above < 0 || above + rowHeight > holder.clientHeight)) table.current?.scrollTo({ index: open });
    else if (scrollTop > 0)
      table.current?.scrollTo({
        index: Math.floor(scrollTop / rowHeight),
        align: 'start',
        offset: -(scrollTop % rowHeight),
      });
    // Who comes back from a record goes on with the arrow keys where they left.
    if (openId !== undefined && document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
    return () => control.current.set({ scrollTop: depthOf(holder, shown.current), walked: false });
  }, [ready]);
  useEffect(() => {
    const { order, set } = control.current;
    // Callers flatten pages anew on every render: only another order is news, or this would never come to rest.
    const same = order.length === rows.length && rows.every((row, index) => row.id === order[index]);
    if (!same) set({ order: rows.map((row) => row.id) });
  }, [rows]);
}
