import { useTranslation } from 'react-i18next';
import { modelTitle } from '../../../db/models/rules.ts';
import { optionKinds } from '../../../db/options/model.ts';
import { useCarCatalogue } from '../../lib/carCatalogue.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { catalogueKeepers, optionRecord } from './record.ts';

type Line = Outputs['options']['list']['rows'][number];

/** 厂商选配件 of all models. */
export default function OptionsPage() {
  const { t } = useTranslation('options');
  const { configurations } = useCarCatalogue();
  const columns: ListColumn<Line>[] = [
    {
      key: 'code',
      title: t('field.code'),
      width: 110,
      sortable: true,
      render: (row) => <span className="tabular">{row.code}</span>,
    },
    { key: 'name', title: t('field.name'), width: 200, wide: true, render: (row) => <strong>{row.name}</strong> },
    { key: 'model', title: t('field.modelId'), width: 200, render: (row) => row.modelName },
    { key: 'kind', title: t('field.kind'), width: 90, render: (row) => t(`kind.${row.kind}`) },
    { key: 'needs', title: t('field.needs'), width: 120, render: (row) => row.needs?.join('、') },
    { key: 'conflicts', title: t('field.conflicts'), width: 120, render: (row) => row.conflicts?.join('、') },
    {
      key: 'price',
      title: t('field.priceFen'),
      width: 110,
      number: true,
      sortable: true,
      render: (row) => row.priceFen !== null && money(row.priceFen),
    },
  ];
  return (
    <RecordList
      about={optionRecord}
      part={client.options}
      columns={columns}
      filters={[
        {
          key: 'modelId',
          label: t('field.modelId'),
          asList: true,
          options: configurations.map((one) => ({ value: one.id, label: modelTitle(one) })),
        },
        { key: 'kind', label: t('field.kind'), asList: true, options: choices(t, 'kind', optionKinds) },
        { key: 'sale', label: t('sale'), options: choices(t, 'sale', ['on', 'off']) },
      ]}
      mayAdd={useMay(...catalogueKeepers)}
    />
  );
}
