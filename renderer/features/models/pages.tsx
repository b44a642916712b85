import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CATALOGUE_KEEPERS, type VehicleModelFields, vehicleModelFields } from '../../../db/models/model.ts';
import { MODEL_REQUIRED, modelProblems, modelTitle } from '../../../db/models/rules.ts';
import { fuels } from '../../../db/vehicles/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { plainPages } from '../../records/plainPages.tsx';
import { choices } from '../../records/RecordList.tsx';
import { RecordTabs } from '../../records/RecordTabs.tsx';
import type { Form } from '../../ui/useForm.ts';
import { ModelOptions } from './ModelOptions.tsx';

const about = aboutRecord('vehicle_model', vehicleModelFields, {
  name: ({ modelName, configuration, modelYear }) => modelTitle({ modelName, configuration, modelYear }),
  fresh: { brand: '雷克萨斯', origin: 'imported' },
  required: () => MODEL_REQUIRED,
  problems: modelProblems,
});

const plain = (values: readonly string[] = []) => values.map((value) => ({ value, label: value }));

/** 车型: what the showroom sells, series by series. */
export const { ListPage, CardPage } = plainPages({
  about,
  part: client.models,
  write: CATALOGUE_KEEPERS,
  columns: [
    'series',
    'modelName',
    { key: 'configuration', width: 180, wide: true },
    { key: 'modelYear', width: 80 },
    'code',
    'fuel',
    'guidePriceFen',
    'activeTo',
  ],
  sortable: ['series', 'guidePriceFen'],
  useFilters(t) {
    const known = useQuery(trpc.models.known.queryOptions()).data;
    return [
      { key: 'series', label: t('field.series'), asList: true, options: plain(known?.series) },
      { key: 'brand', label: t('field.brand'), asList: true, options: plain(known?.brands) },
      { key: 'sale', label: t('sale'), options: choices(t, 'sale', ['on', 'off']) },
      { key: 'fuel', label: t('field.fuel'), asList: true, options: choices(t, 'fuel', fuels) },
    ];
  },
  subtitle: ({ guidePriceFen }) => guidePriceFen !== null && money(guidePriceFen, true),
  Body: Tabs,
});

/** What the vehicle invoice prints. */
const INVOICE = [
  'brandModel',
  'vehicleType',
  'origin',
  'seats',
  'displacementMl',
  'tonnageKg',
  'fuel',
  'nevFrom',
  'nevTo',
] as const;

interface TabsProps {
  readonly form: Form<RecordValues<VehicleModelFields>>;
  readonly open: Outputs['models']['get'] | undefined;
}

/** The tabs as the seed names them, 常规 and 发票; of a saved one its options too. */
function Tabs({ form, open }: TabsProps) {
  const { t } = useTranslation('models');
  const mayAdd = useMay(...CATALOGUE_KEEPERS);
  const general = (
    <>
      <KnownGroup form={form} fields={['modelName', 'configuration', 'modelYear', 'code']}>
        <KnownField form={form} name="brand" />
        <KnownField form={form} name="series" autoFocus={open === undefined} />
      </KnownGroup>
      <KnownGroup
        form={form}
        title={t('group.sale')}
        fields={['guidePriceFen', 'activeFrom', 'activeTo', 'bodyType', 'remarks']}
      />
    </>
  );
  const tabs = [
    { name: 'general', title: t('tab.general'), fields: [], panel: general },
    {
      name: 'invoice',
      title: t('tab.invoice'),
      fields: INVOICE,
      panel: <KnownGroup form={form} fields={INVOICE} />,
    },
  ];
  const options = open && {
    name: 'options',
    title: t('tab.options'),
    fields: [],
    panel: <ModelOptions modelId={open.card.id} mayAdd={mayAdd} />,
  };
  return <RecordTabs form={form} tabs={options ? [...tabs, options] : tabs} />;
}
