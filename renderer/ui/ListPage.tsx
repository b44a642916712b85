import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnChoice, useColumns } from './ColumnChoice.tsx';
import { Empty } from './Empty.tsx';
import { ErrorState } from './ErrorState.tsx';
import { type FilterDef, Filters } from './Filters.tsx';
import { ListTable } from './ListTable.tsx';
import type { ListControl } from './listView.ts';
import { Page } from './Page.tsx';
import { Waiting } from './Waiting.tsx';

export interface ListColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly width?: number;
  readonly render: (row: Row) => ReactNode;
  /** Clicking the title sorts by `key`; the host must know the key. */
  readonly sortable?: boolean;
  /** Not shown until a person chooses it. */
  readonly hidden?: boolean;
  readonly number?: boolean;
  /** The longest text wins the room that is left. */
  readonly wide?: boolean;
}

/** What of an infinite query a list needs; `useInfiniteQuery(trpc.x.list.infiniteQueryOptions(…))` fits. */
export interface ListQuery {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

export interface ListPageProps<Row extends { readonly id: string }> {
  readonly list: ListControl;
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly columns: readonly ListColumn<Row>[];
  readonly filters?: readonly FilterDef[];
  /** Placeholder of the text filter; left out, there is none. */
  readonly searchHint?: string;
  readonly query: ListQuery;
  readonly rows: readonly Row[];
  readonly onOpen?: (row: Row) => void;
  readonly primary?: ReactNode;
  readonly actions?: ReactNode;
  readonly empty: { readonly title: string; readonly text?: string; readonly action?: ReactNode };
  /** Beside or under the table (a card opened in place). */
  readonly aside?: ReactNode;
}

/** A list of any length: keyset pages arrive while scrolling; filters, sort, columns and place are kept. */
export function ListPage<Row extends { readonly id: string }>(props: ListPageProps<Row>) {
  const { t } = useTranslation('ui');
  const { list, query, rows } = props;
  const narrowed = list.text !== '' || Object.values(list.filters).some((value) => value !== undefined);
  const columns = useColumns(list.name, props.columns);
  const body =
    query.error && rows.length === 0 ? (
      <ErrorState error={query.error} retry={() => query.refetch()} />
    ) : query.isPending ? (
      <Waiting rows={10} />
    ) : rows.length === 0 ? (
      <Empty
        {...props.empty}
        action={
          <>
            {narrowed && (
              <Button onClick={() => list.set({ filters: {}, text: '', scrollTop: 0 })}>{t('list.showAll')}</Button>
            )}{' '}
            {props.empty.action}
          </>
        }
      />
    ) : (
      <ListTable
        list={list}
        columns={columns.shown}
        rows={rows}
        query={query}
        {...(props.onOpen && { onOpen: props.onOpen })}
      />
    );
  return (
    <Page
      fill
      title={props.title}
      subtitle={props.subtitle}
      filters={
        <Filters
          list={list}
          filters={props.filters ?? []}
          {...(props.searchHint !== undefined && { searchHint: props.searchHint })}
        />
      }
      actions={
        <>
          {props.actions}
          <ColumnChoice columns={props.columns} choice={columns} />
        </>
      }
      primary={props.primary}
    >
      <div className="list-and-card">
        <div className="list-place">{body}</div>
        {props.aside}
      </div>
    </Page>
  );
}
