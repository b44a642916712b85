import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PRICE_KEEPERS } from '../../../db/prices/rules.ts';
import { productFields, productKinds, productProblems } from '../../../db/products/model.ts';
import { priceName } from '../../lib/priceNames.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { aboutRecord } from '../../records/about.ts';
import { plainPages } from '../../records/plainPages.tsx';
import { choices } from '../../records/RecordList.tsx';
import { ShareInput } from '../../ui/NumberInput.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { ProductClassSelect } from '../../ui/PriceSelects.tsx';
import { useOnce } from '../../ui/useOnce.ts';

const typed = productFields.omit({ modelId: true, optionId: true });

/** 从车型生成: what the catalogue of models and options has and no product yet. */
function FromModels() {
  const { t } = useTranslation('products');
  const { run, busy } = useOnce(async () => {
    try {
      const { vehicles, options } = await client.products.fromModels.mutate();
      notify(t(vehicles + options > 0 ? 'fromModels.made' : 'fromModels.none', { vehicles, options }));
      await refresh('products', 'prices');
    } catch (error) {
      notifyFailure(error);
    }
  });
  if (!useMay(...PRICE_KEEPERS)) return null;
  return (
    <Button loading={busy} onClick={() => void run()}>
      {t('fromModels')}
    </Button>
  );
}

/** 商品: cars and options as the catalogue has them, the rest typed by hand. */
export const { ListPage, CardPage } = plainPages({
  about: aboutRecord('product', typed, {
    name: (saved) => saved.name,
    fresh: { kind: 'accessory', active: true, taxRateBp: 1300, manualPriceAllowed: true },
    required: () => ['kind', 'name', 'productClassId', 'taxRateBp'],
    problems: productProblems,
    shown: (field, value) =>
      field === 'productClassId' ? priceName(value) : field === 'taxRateBp' ? `${Number(value) / 100} %` : undefined,
  }),
  part: client.products,
  write: PRICE_KEEPERS,
  columns: [
    'name',
    'kind',
    { key: 'className', label: 'field.productClassId', width: 120 },
    'configCode',
    {
      key: 'taxRateBp',
      label: 'field.taxRateBp',
      width: 80,
      number: true,
      render: (row) => `${row.taxRateBp / 100} %`,
    },
    { key: 'active', label: 'use', width: 90, render: (row, t) => t(row.active ? 'use.active' : 'use.off') },
  ],
  useFilters: (t) => [
    { key: 'kind', label: t('field.kind'), asList: true, options: choices(t, 'kind', productKinds) },
    { key: 'use', label: t('use'), asList: true, options: choices(t, 'use', ['active', 'off']) },
  ],
  actions: () => <FromModels />,
  groups: [
    { fields: ['kind', 'name', 'productClassId', 'configCode', 'taxRateBp', 'manualPriceAllowed', 'active'] },
    {
      title: 'group.car',
      fields: [
        'brand',
        'series',
        'modelName',
        'modelYear',
        'fuel',
        'displacementMl',
        'seats',
        'nevCatalogFrom',
        'nevCatalogTo',
      ],
      when: ({ kind }) => kind === 'vehicle' || kind === 'option',
    },
  ],
  controls: {
    productClassId: (bind) => <ProductClassSelect {...bind} leaves />,
    taxRateBp: (bind) => <ShareInput {...bind} />,
  },
  readFirst: true,
  subtitle: ({ configCode }) => configCode,
  Aside: ({ open: { card } }) => <Why id={card.id} />,
});

function Why({ id }: { readonly id: string }) {
  const { t } = useTranslation('products');
  const navigate = useNavigate();
  return (
    <section className="panel">
      <h2>{t('price')}</h2>
      <Button onClick={() => void navigate(`/why?product=${id}`)}>{t('price.why')}</Button>
    </section>
  );
}
