import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { customerKinds, customerStages, type Level, levels } from '../../../db/customers/model.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { ListPage } from '../../ui/ListPage.tsx';
import { useListView } from '../../ui/listView.ts';
import { customerColumns } from './columns.tsx';
import { NewMenu } from './NewMenu.tsx';
import { useOwners } from './owners.ts';
import { NOBODY } from './whose.ts';
import './customers.css';

const SORTS = ['updated', 'name', 'nextContact'] as const;
const NEWEST = { key: 'updated', descending: true };

/** 客户: every card, filtered to one's own for a consultant until they lift it. */
export default function CustomersPage() {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const isConsultant = useMay('consultant');
  const choosesOwner = useMay('manager', 'backOffice', 'admin');
  const owners = useOwners();
  const tags = useQuery(trpc.customers.tags.queryOptions());
  const maySend = useMay('consultant', 'manager', 'backOffice', 'admin');
  const mayAdd = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  const list = useListView('customers', { filters: isConsultant ? { mine: 'yes' } : {}, sort: NEWEST });
  const filters = {
    ...(list.text.trim() !== '' && { text: list.text.trim() }),
    ...(list.filters.mine && { mine: true }),
    ...(list.filters.level && { level: list.filters.level as Level }),
    ...(list.filters.stage && { stage: list.filters.stage as (typeof customerStages)[number] }),
    ...(list.filters.kind && { kind: list.filters.kind as (typeof customerKinds)[number] }),
    ...(list.filters.owner && (list.filters.owner === NOBODY ? { unowned: true } : { ownerId: list.filters.owner })),
    ...(list.filters.tag && { tag: list.filters.tag }),
    ...(list.filters.due && { due: list.filters.due as 'overdue' | 'today' | 'week' }),
  };
  const { key, descending } = list.sort ?? NEWEST;
  const sort = SORTS.find((known) => known === key) ?? 'updated';
  const query = useInfiniteQuery(
    trpc.customers.list.infiniteQueryOptions(
      { filters, sort, descending, limit: 100 },
      { getNextPageParam: (page) => page.next },
    ),
  );
  const count = useQuery(trpc.customers.count.queryOptions(filters));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const add = () => void navigate('/customers/new');
  useHotkeys(t('title'), [{ keys: 'alt+n', label: t('new'), run: add }]);
  const mine = { key: 'mine', label: t('filter.mine'), options: [{ value: 'yes', label: t('filter.mine') }] };
  // People who left stay in it: their cards are what a manager looks for to give away.
  const owner = {
    key: 'owner',
    label: t('field.owner'),
    asList: true,
    options: [{ value: NOBODY, label: t('owner.none') }, ...owners],
  };
  const tag = {
    key: 'tag',
    label: t('filter.tag'),
    asList: true,
    options: (tags.data ?? []).map(({ tag: value }) => ({ value, label: value })),
  };
  const options = (key: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${key}.${value}`) }));
  return (
    <ListPage
      list={list}
      title={t('title')}
      subtitle={count.data && t(count.data.more ? 'count.more' : 'count.all', { count: count.data.count })}
      columns={customerColumns(t)}
      searchHint={t('search')}
      filters={[
        ...(choosesOwner ? [] : [mine]),
        { key: 'due', label: t('filter.due'), options: options('due', ['overdue', 'today', 'week']) },
        { key: 'stage', label: t('column.stage'), options: options('stage', customerStages) },
        { key: 'kind', label: t('field.kind'), options: options('kind', customerKinds) },
        {
          key: 'level',
          label: t('field.level'),
          asList: true,
          options: levels.map((value) => ({ value, label: t(`ui:level.${value}`) })),
        },
        ...((tags.data ?? []).length === 0 ? [] : [tag]),
        ...(choosesOwner ? [owner] : []),
      ]}
      query={query}
      rows={rows}
      onOpen={(row) => void navigate(`/customers/${row.id}`)}
      actions={maySend && <Button onClick={() => void navigate('/crm')}>{t('crm.open')}</Button>}
      primary={mayAdd && <NewMenu />}
      empty={{
        title: t(Object.keys(filters).length > 0 ? 'empty.filtered' : 'empty.title'),
        text: t(Object.keys(filters).length > 0 ? 'empty.filtered.text' : 'empty.text'),
        action: mayAdd && <Button onClick={add}>{t('new')}</Button>,
      }}
    />
  );
}
