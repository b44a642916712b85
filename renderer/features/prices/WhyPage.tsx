import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { paymentModes } from '../../../db/prices/model.ts';
import { usePriceNames } from '../../lib/priceNames.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { CustomerClassSelect, ProductSelect } from '../../ui/PriceSelects.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { WhyAnswer } from './WhyAnswer.tsx';
import './prices.css';

/** What is asked stands in the address, so that a price can be shown to somebody else; each is a name of `WhyFields`. */
const KEYS = {
  customerId: 'customer',
  customerClassId: 'class',
  productId: 'product',
  exteriorColor: 'ext',
  interiorColor: 'int',
  options: 'options',
  payment: 'payment',
  pricingOn: 'on',
} as const;
type Key = keyof typeof KEYS;

/** 为什么是这个价: the price of a car for somebody on a day, and every step on the way to it. */
export default function WhyPage() {
  const { t } = useTranslation('prices');
  const [search, setSearch] = useSearchParams();
  const today = useToday();
  const { products } = usePriceNames();
  const model = products.find(({ kind, modelId }) => kind === 'vehicle' && modelId === search.get('model'))?.id;
  const of = (key: Key) => search.get(KEYS[key]) || undefined;
  const set = (key: Key, value: string | null | undefined) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete(KEYS[key]);
        if (key === 'productId') next.delete('model');
        if (value) next.set(KEYS[key], value);
        return next;
      },
      { replace: true },
    );
  const productId = of('productId') ?? model;
  const asked = {
    productId: productId ?? '',
    customerId: of('customerClassId') ? undefined : of('customerId'),
    customerClassId: of('customerClassId'),
    exteriorColor: of('exteriorColor'),
    interiorColor: of('interiorColor'),
    options: of('options')
      ?.split(/[\s,，、]+/)
      .filter(Boolean),
    payment: paymentModes.find((mode) => mode === of('payment')),
    pricingOn: of('pricingOn') ?? today,
  };
  const query = useQuery(trpc.prices.why.queryOptions(asked, { enabled: productId !== undefined }));
  const field = (key: Key, control: React.ReactNode) => (
    <div className="field">
      <span className="field-label">{t(`field.${key}`)}</span>
      {control}
    </div>
  );
  return (
    <Page title={t('why')} subtitle={t('why.text')}>
      <div className="why">
        <section className="panel" aria-label={t('why.ask')}>
          {field(
            'productId',
            <ProductSelect
              value={productId}
              onChange={(value) => set('productId', value)}
              aria-label={t('field.productId')}
              autoFocus
            />,
          )}
          {field(
            'customerClassId',
            <CustomerClassSelect
              value={of('customerClassId') ?? query.data?.customerClassId}
              onChange={(value) => set('customerClassId', value)}
              aria-label={t('field.customerClassId')}
            />,
          )}
          {field(
            'pricingOn',
            <DateInput
              value={asked.pricingOn}
              onChange={(value) => set('pricingOn', value)}
              aria-label={t('field.pricingOn')}
            />,
          )}
          {field(
            'payment',
            <ChipGroup
              value={asked.payment}
              clearable
              onChange={(value) => set('payment', value)}
              options={paymentModes.map((value) => ({ value, label: t(`payment.${value}`) }))}
            />,
          )}
          {(['exteriorColor', 'interiorColor', 'options'] as const).map((key) => (
            <div key={key}>
              {field(
                key,
                <TextInput
                  value={of(key) ?? ''}
                  onChange={(value) => set(key, value)}
                  aria-label={t(`field.${key}`)}
                />,
              )}
            </div>
          ))}
        </section>
        {productId === undefined ? (
          <Empty title={t('why.choose')} text={t('why.choose.text')} />
        ) : (
          <Loaded query={query} rows={8}>
            {(answer) => <WhyAnswer answer={answer} />}
          </Loaded>
        )}
      </div>
    </Page>
  );
}
