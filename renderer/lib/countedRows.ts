import { useInfiniteQuery } from '@tanstack/react-query';
import type { CountName } from '../../db/reports/kpis.ts';
import type { Inputs } from './outputs.ts';
import { trpc } from './trpc.ts';

/** 明细: the rows behind a number of 报表, a page at a time. @param counted asks how many there are, where the page does not know */
export function useCountedRows(name: CountName, span: Inputs['reports']['when'], counted = false) {
  const rows = useInfiniteQuery(
    trpc.reports.rows.infiniteQueryOptions({ ...span, name, counted }, { getNextPageParam: ({ next }) => next }),
  );
  const pages = rows.data?.pages ?? [];
  const found = pages.flatMap((page) => page.rows);
  return {
    rows: rows.data && found,
    /** What the number says; of a number that is not kept, the rows there are when they are all shown. */
    count: pages[0]?.count ?? (rows.data && !rows.hasNextPage ? found.length : undefined),
    /** Shows 50 more; undefined when all are shown. */
    more: rows.hasNextPage ? () => void rows.fetchNextPage() : undefined,
    isFetching: rows.isFetchingNextPage,
    error: rows.error,
    retry: () => void rows.refetch(),
  };
}
