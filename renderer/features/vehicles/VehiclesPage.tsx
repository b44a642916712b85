import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { origins, vehicleStatuses } from '../../../db/vehicles/model.ts';
import type { VehicleStatus } from '../../../db/vehicles/rules.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { ListPage } from '../../ui/ListPage.tsx';
import { type ListView, useListView } from '../../ui/listView.ts';
import { stockColumns } from './columns.tsx';
import { SeekingNote } from './SeekingNote.tsx';
import { stockKeepers } from './stockKeepers.ts';
import './vehicles.css';

const SORTS = ['updated', 'arrived', 'series'] as const;

/** What the host is asked for. 库龄 up is arrival down: the car that came last has stood here the shortest time. */
function askedBy({ sort, text, filters }: ListView) {
  const key = SORTS.find((one) => one === sort?.key) ?? 'updated';
  const descending = key === 'arrived' ? sort?.descending === false : (sort?.descending ?? true);
  return {
    sort: key,
    descending,
    filters: {
      ...(text.trim() !== '' && { text: text.trim() }),
      ...(filters.status && { status: filters.status as VehicleStatus }),
      ...(filters.series && { series: filters.series }),
      ...(filters.origin && { origin: filters.origin as (typeof origins)[number] }),
    },
    limit: 100,
  };
}

/** 车辆: the whole stock, and where each car stands. */
export default function VehiclesPage() {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const mayAdd = useMay(...stockKeepers);
  const list = useListView('vehicles');
  const asked = askedBy(list);
  const query = useInfiniteQuery(
    trpc.vehicles.list.infiniteQueryOptions(asked, { getNextPageParam: (page) => page.next }),
  );
  const series = useQuery(trpc.vehicles.series.queryOptions());
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const add = () => void navigate('/vehicles/new');
  useHotkeys(t('title'), mayAdd ? [{ keys: 'alt+n', label: t('new'), run: add }] : []);
  const narrowed = Object.keys(asked.filters).length > 0;
  return (
    <ListPage
      list={list}
      title={t('title')}
      actions={<SeekingNote />}
      columns={stockColumns(t)}
      searchHint={t('search')}
      filters={[
        {
          key: 'status',
          label: t('field.status'),
          asList: false,
          options: vehicleStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
        },
        {
          key: 'series',
          label: t('field.series'),
          asList: true,
          options: (series.data ?? []).map((value) => ({ value, label: value })),
        },
        {
          key: 'origin',
          label: t('field.origin'),
          options: origins.map((value) => ({ value, label: t(`origin.${value}`) })),
        },
      ]}
      query={query}
      rows={rows}
      onOpen={(row) => void navigate(`/vehicles/${row.id}`)}
      primary={
        mayAdd && (
          <Button type="primary" onClick={add}>
            {t('new')}
          </Button>
        )
      }
      empty={{
        title: t(narrowed ? 'empty.filtered' : 'empty.title'),
        text: t(narrowed ? 'empty.filtered.text' : 'empty.text'),
        action: mayAdd && !narrowed && <Button onClick={add}>{t('new')}</Button>,
      }}
    />
  );
}
