import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { FilterDef } from '../ui/Filters.tsx';
import { useHotkeys } from '../ui/hotkeys.ts';
import { type ListColumn, ListPage } from '../ui/ListPage.tsx';
import { type ListView, useListView } from '../ui/listView.ts';
import type { Known } from './about.ts';
import { useWords } from './useWords.ts';
import './records.css';

/** Rows of one page. */
const PAGE = 100;

type Cursor = (string | number | null)[];

/** What a list is asked for, besides the page. */
export interface Asked {
  /** Names of the host's filters; it judges them. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** Left out: the list's own order, of a text the best match first. */
  readonly sort?: string;
  readonly descending?: boolean;
}

/** The procedures a list needs; `client.vehicles` fits. Inputs are judged by the host. */
interface ListPart<Row> {
  readonly list: { query(asked: never): Promise<{ rows: Row[]; next: Cursor | null }> };
  readonly count: { query(filters: never): Promise<{ count: number; more: boolean }> };
}

interface RowKey<Row> {
  readonly keys: string;
  readonly label: string;
  readonly run: (row: Row) => void;
}

interface RecordListProps<Row extends { readonly id: string }> {
  readonly about: Known;
  readonly part: ListPart<Row>;
  readonly columns: readonly ListColumn<Row>[];
  /** A filter's key is the name of the host's filter. */
  readonly filters: readonly FilterDef[];
  /** Quick search reaches it: the feature's `search` says by what. */
  readonly withText?: boolean;
  readonly mayAdd: boolean;
  /** Filters and order it begins with. */
  readonly start?: Partial<ListView>;
  /** Where the host is asked for something else than the chips say. */
  readonly asks?: ((asked: Asked) => Asked) | undefined;
  readonly actions?: ReactNode;
  /** Instead of the one button that makes a new one. */
  readonly primary?: ReactNode;
  /** Keys that do something with the row one stands on. */
  readonly rowKeys?: readonly RowKey<Row>[];
  /** Beside the table: what belongs to the row one stands on. */
  readonly aside?: (row: Row | undefined) => ReactNode;
}

/**
 * 车辆, 客户, 车型…: every record of a kind, page by page while scrolling, with how many there are. Texts of the feature: `title`,
 * `new`, `search`; its own `empty.title`, `count.all`… where the kit's words are too general.
 */
export function RecordList<Row extends { readonly id: string }>(props: RecordListProps<Row>) {
  const { about, part, mayAdd } = props;
  const t = useWords(about.feature);
  const navigate = useNavigate();
  const list = useListView(about.path.slice(1), props.start);
  const asked = askedBy(list, props.asks);
  const narrowed = Object.keys(asked.filters).length > 0;
  // Under the keys the API's own options would have, so that whatever makes the part old makes these old.
  const query = useInfiniteQuery({
    queryKey: [[about.part, 'list'], { input: asked, type: 'infinite' }],
    queryFn: ({ pageParam }) => part.list.query({ ...asked, limit: PAGE, cursor: pageParam } as never),
    initialPageParam: null as Cursor | null,
    getNextPageParam: (page) => page.next,
  });
  const count = useQuery({
    queryKey: [[about.part, 'count'], { input: asked.filters, type: 'query' }],
    queryFn: () => part.count.query(asked.filters as never),
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const add = () => void navigate(`${about.path}/new`);
  useHotkeys(t('title'), mayAdd ? [{ keys: 'alt+n', label: t('new'), run: add }] : []);
  const stands = () => rows.find(({ id }) => id === list.openId);
  useHotkeys(
    t('title'),
    (props.rowKeys ?? []).map(({ keys, label, run }) => ({
      keys,
      label,
      run: () => {
        const row = stands();
        if (row !== undefined) run(row);
      },
    })),
  );
  return (
    <ListPage
      list={list}
      title={t('title')}
      subtitle={count.data && t(count.data.more ? 'count.more' : 'count.all', { count: count.data.count })}
      columns={props.columns}
      {...(props.withText !== false && { searchHint: t('search') })}
      filters={props.filters}
      query={query}
      rows={rows}
      onOpen={(row) => void navigate(`${about.path}/${row.id}`)}
      actions={props.actions}
      aside={props.aside?.(stands())}
      primary={
        props.primary ??
        (mayAdd && (
          <Button type="primary" onClick={add}>
            {t('new')}
          </Button>
        ))
      }
      empty={{
        title: t(narrowed ? 'empty.filtered' : 'empty.title'),
        text: t(narrowed ? 'empty.filtered.text' : 'empty.text'),
        action: mayAdd && <Button onClick={add}>{t('new')}</Button>,
      }}
    />
  );
}

function askedBy({ sort, text, filters }: ListView, asks: RecordListProps<never>['asks']): Asked {
  const chosen = Object.entries({ ...filters, text: text.trim() }).filter(([, value]) => value);
  const asked = {
    filters: Object.fromEntries(chosen),
    ...(sort && { sort: sort.key, descending: sort.descending }),
  };
  return asks?.(asked) ?? asked;
}

/** Options of a filter whose texts are the field's own: `<field>.<value>`. */
export const choices = (t: (key: string) => string, field: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: t(`${field}.${value}`) }));
