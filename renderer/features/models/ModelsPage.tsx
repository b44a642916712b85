import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fuels } from '../../../db/vehicles/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { catalogueKeepers, modelRecord } from './record.ts';

type Line = Outputs['models']['list']['rows'][number];

/** 车型: what the showroom sells, series by series. */
export default function ModelsPage() {
  const { t } = useTranslation('models');
  const known = useQuery(trpc.models.known.queryOptions()).data;
  const plain = (values: readonly string[] = []) => values.map((value) => ({ value, label: value }));
  const columns: ListColumn<Line>[] = [
    {
      key: 'series',
      title: t('field.series'),
      width: 90,
      sortable: true,
      render: (row) => <strong>{row.series}</strong>,
    },
    { key: 'modelName', title: t('field.modelName'), width: 150, render: (row) => row.modelName },
    {
      key: 'configuration',
      title: t('field.configuration'),
      width: 180,
      wide: true,
      render: (row) => row.configuration,
    },
    { key: 'modelYear', title: t('field.modelYear'), width: 80, render: (row) => row.modelYear },
    { key: 'code', title: t('field.code'), width: 130, render: (row) => <span className="tabular">{row.code}</span> },
    { key: 'fuel', title: t('field.fuel'), width: 100, render: (row) => row.fuel && t(`fuel.${row.fuel}`) },
    {
      key: 'price',
      title: t('field.guidePriceFen'),
      width: 110,
      number: true,
      sortable: true,
      render: (row) => row.guidePriceFen !== null && money(row.guidePriceFen, true),
    },
    { key: 'activeTo', title: t('field.activeTo'), width: 110, render: (row) => row.activeTo },
  ];
  return (
    <RecordList
      about={modelRecord}
      part={client.models}
      columns={columns}
      filters={[
        { key: 'series', label: t('field.series'), asList: true, options: plain(known?.series) },
        { key: 'brand', label: t('field.brand'), asList: true, options: plain(known?.brands) },
        { key: 'sale', label: t('sale'), options: choices(t, 'sale', ['on', 'off']) },
        { key: 'fuel', label: t('field.fuel'), asList: true, options: choices(t, 'fuel', fuels) },
      ]}
      mayAdd={useMay(...catalogueKeepers)}
    />
  );
}
