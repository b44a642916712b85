import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { ListTable } from '../../ui/ListTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useListView } from '../../ui/listView.ts';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { CarTile } from './CarTile.tsx';
import { stockColumns } from './columns.tsx';
import { FacetColumn } from './FacetColumn.tsx';
import { SavedQueries } from './SavedQueries.tsx';
import { askedFilters, storedFilters } from './stockView.ts';
import { useAgeColours } from './useAgeColours.ts';
import './stock.css';

const HERE = { status: ['inTransit', 'inStock', 'lent', 'transferring', 'allocated'] };

/** 整车库存: narrowed by facets with their numbers, as rows or tiles; 给客户看 shows only what a customer should see, Esc ends it. */
export default function StockPage() {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const list = useListView('stock', { filters: storedFilters(HERE) });
  const [tiles, setTiles] = useState(true);
  const [forGuest, setForGuest] = useState(false);
  const colours = useAgeColours();
  const filters = askedFilters(list);
  const query = useInfiniteQuery(
    trpc.vehicles.list.infiniteQueryOptions(
      { filters, limit: 100 },
      { getNextPageParam: (page) => page.next, placeholderData: (before) => before },
    ),
  );
  const count = useQuery(trpc.vehicles.count.queryOptions(filters));
  const facets = useQuery(trpc.vehicles.facets.queryOptions(filters, { placeholderData: (before) => before }));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  useEffect(() => {
    if (!forGuest) return;
    const end = (event: KeyboardEvent) => event.key === 'Escape' && setForGuest(false);
    window.addEventListener('keydown', end);
    return () => window.removeEventListener('keydown', end);
  }, [forGuest]);
  const open = (id: string) => void navigate(`/vehicles/${id}`);
  const all = (
    <div className={`stock-tiles${forGuest ? ' stock-tiles-guest' : ''}`}>
      {rows.map((row) => (
        <CarTile key={row.id} car={row} forGuest={forGuest} colours={colours} onOpen={() => open(row.id)} />
      ))}
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('stock.more')}</Button>}
    </div>
  );
  if (forGuest)
    return (
      <Page
        fill
        title={t('stock.forGuest.title')}
        actions={
          <Button autoFocus onClick={() => setForGuest(false)}>
            {t('stock.forGuest.end')} <kbd>Esc</kbd>
          </Button>
        }
      >
        {all}
      </Page>
    );
  return (
    <Page
      fill
      title={t('stock.title')}
      subtitle={count.data && t('stock.count', { count: count.data.count })}
      filters={
        <Input
          allowClear
          className="stock-text"
          aria-label={t('search')}
          placeholder={t('search')}
          value={list.text}
          onChange={(event) => list.set({ text: event.target.value, scrollTop: 0 })}
        />
      }
      actions={
        <>
          <SavedQueries filters={filters} onPick={(saved) => list.set({ text: '', filters: storedFilters(saved) })} />
          <Button onClick={() => setTiles(!tiles)}>{t(tiles ? 'stock.asRows' : 'stock.asTiles')}</Button>
          <Button onClick={() => setForGuest(true)}>{t('stock.forGuest')}</Button>
        </>
      }
    >
      <div className="stock">
        <Loaded query={facets} rows={10}>
          {(data) => <FacetColumn facets={data} list={list} />}
        </Loaded>
        <div className="stock-cars">
          {query.isPending ? (
            <Waiting rows={10} />
          ) : rows.length === 0 ? (
            <Empty title={t('empty.filtered')} text={t('empty.filtered.text')} />
          ) : tiles ? (
            all
          ) : (
            <ListTable
              list={list}
              columns={stockColumns(t, colours).filter(({ hidden, key }) => !hidden && key !== 'updated')}
              rows={rows}
              query={query}
              onOpen={(row) => open(row.id)}
            />
          )}
        </div>
      </div>
    </Page>
  );
}
