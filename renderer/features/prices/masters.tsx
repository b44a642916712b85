import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type {
  AuthorityRuleFields,
  CustomerClassFields,
  PriceItemFields,
  PriceListFields,
  PriceMatchFields,
  PricePolicyFields,
  ProductClassFields,
  TaxRuleFields,
} from '../../../db/prices/model.ts';
import { POLICY_KEEPERS, PRICE_KEEPERS, RULE_KEEPERS } from '../../../db/prices/rules.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { asTree, priceName } from '../../lib/priceNames.ts';
import { client, trpc } from '../../lib/trpc.ts';
import type { RecordValues } from '../../records/about.ts';
import { CustomerClassSelect, PolicySelect, ProductClassSelect } from '../../ui/PriceSelects.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { Master } from './MasterTab.tsx';
import { PolicySteps } from './PolicySteps.tsx';
import {
  authorityRecord,
  customerClassRecord,
  itemRecord,
  listRecord,
  matchRecord,
  policyRecord,
  productClassRecord,
  taxRecord,
} from './records.ts';
import { TaxParams } from './TaxParams.tsx';

type Rows<K extends keyof Outputs['prices']> = Outputs['prices'][K] extends { list: { rows: (infer R)[] } } ? R : never;

const tree = <L extends { id: string; name: string; parentId: string | null }>(rows: readonly L[]) => asTree(rows);
const classColumns = (kind: string) => (t: (key: string) => string) => [
  {
    title: t(kind),
    render: (row: { name: string; depth?: number }) => `${'　'.repeat(row.depth ?? 0)}${row.name}`,
  },
  { title: t('field.code'), render: (row: { code: string }) => row.code },
];

export const customerClasses: Master<CustomerClassFields, Rows<'customerClasses'>> = {
  key: 'customerClasses',
  about: customerClassRecord,
  part: client.prices.customerClasses,
  write: PRICE_KEEPERS,
  sorted: tree,
  columns: classColumns('customerClass'),
  fields: ['code', 'name', 'parentId'],
  controls: { parentId: (bind) => <CustomerClassSelect {...bind} clearable /> },
};

export const productClasses: Master<ProductClassFields, Rows<'productClasses'>> = {
  key: 'productClasses',
  about: productClassRecord,
  part: client.prices.productClasses,
  write: PRICE_KEEPERS,
  sorted: tree,
  columns: classColumns('productClass'),
  fields: ['code', 'name', 'parentId'],
  controls: { parentId: (bind) => <ProductClassSelect {...bind} clearable /> },
};

export const items: Master<PriceItemFields, Rows<'items'>> = {
  key: 'items',
  about: itemRecord,
  part: client.prices.items,
  write: RULE_KEEPERS,
  columns: (t) => [
    { title: t('field.name'), render: (row) => row.name },
    { title: t('field.code'), render: (row) => row.code },
    {
      title: t('field.visibleTo'),
      wide: true,
      render: (row) => (row.visibleTo ?? []).map((role) => t(`visibleTo.${role}`)).join('、') || t('nobody'),
    },
  ],
  fields: ['code', 'name', 'visibleTo'],
};

export const lists: Master<PriceListFields, Rows<'lists'>> = {
  key: 'lists',
  about: listRecord,
  part: client.prices.lists,
  write: PRICE_KEEPERS,
  columns: (t) => [
    { title: t('field.name'), render: (row) => row.name },
    { title: t('field.code'), render: (row) => row.code },
    { title: t('field.storeIds'), render: (row) => row.storeIds?.join('、') || t('allStores') },
    { title: t('field.active'), render: (row) => t(row.active ? 'yes' : 'no') },
  ],
  fields: ['code', 'name', 'storeIds', 'active'],
};

export const policies: Master<PricePolicyFields, Rows<'policies'>> = {
  key: 'policies',
  about: policyRecord,
  part: client.prices.policies,
  write: POLICY_KEEPERS,
  columns: (t) => [
    { title: t('field.name'), render: (row) => row.name },
    { title: t('field.code'), render: (row) => row.code },
    {
      title: t('steps'),
      wide: true,
      render: (row) =>
        [...(row.steps ?? [])]
          .sort((a, b) => a.seq - b.seq)
          .map(({ seq, listId, whenCustomerClassId, whenPayment }) => {
            const when = [
              whenCustomerClassId && priceName(whenCustomerClassId),
              whenPayment && t(`payment.${whenPayment}`),
            ].filter(Boolean);
            return `${seq} ${priceName(listId) ?? ''}${when.length > 0 ? `（${when.join('，')}）` : ''}`;
          })
          .join(' → '),
    },
  ],
  fields: ['code', 'name'],
  More: PolicySteps,
};

export const matches: Master<PriceMatchFields, Rows<'matches'>> = {
  key: 'matches',
  about: matchRecord,
  part: client.prices.matches,
  write: POLICY_KEEPERS,
  columns: (t) => [
    { title: t('field.productClassId'), render: (row) => priceName(row.productClassId) },
    { title: t('field.customerClassId'), render: (row) => priceName(row.customerClassId) },
    { title: t('field.policyId'), render: (row) => priceName(row.policyId) },
    { title: t('field.validFrom'), render: (row) => row.validFrom },
    { title: t('field.validTo'), render: (row) => row.validTo ?? t('open') },
    {
      title: t('claim.title'),
      render: (row) => (row.claimState === 'lost' ? <span className="tag tag-red">{t('claim.lost')}</span> : null),
    },
  ],
  fields: ['productClassId', 'customerClassId', 'policyId', 'validFrom', 'validTo'],
  controls: {
    productClassId: (bind) => <ProductClassSelect {...bind} />,
    customerClassId: (bind) => <CustomerClassSelect {...bind} />,
    policyId: (bind) => <PolicySelect {...bind} />,
  },
  More: Losing,
};

/** Whom a row on a narrower class takes the price from, before it is saved. */
function Losing(props: {
  readonly form: Form<RecordValues<PriceMatchFields>>;
  readonly row: Rows<'matches'> | undefined;
}) {
  const { t } = useTranslation('prices');
  const values = useFormValue(props.form, (state) => state.values);
  const { productClassId = '', customerClassId = '', policyId = '', validFrom = '', validTo } = values;
  const asked = { id: props.row?.id, productClassId, customerClassId, policyId, validFrom, validTo: validTo || null };
  const enabled = [productClassId, customerClassId, policyId, validFrom].every(Boolean);
  const losing = useQuery(trpc.prices.matches.losing.queryOptions(asked, { enabled })).data ?? [];
  if (losing.length === 0) return null;
  return <p className="field-warning">{t('losing', { classes: losing.join('、') })}</p>;
}

export const authorities: Master<AuthorityRuleFields, Rows<'authorities'>> = {
  key: 'authorities',
  about: authorityRecord,
  part: client.prices.authorities,
  write: RULE_KEEPERS,
  columns: (t) => [
    { title: t('field.level'), render: (row) => t(`level.${row.level}`) },
    { title: t('field.productClassId'), render: (row) => priceName(row.productClassId) ?? t('allProducts') },
    { title: t('field.mayGoDownTo'), render: (row) => t(`mayGoDownTo.${row.mayGoDownTo}`) },
    {
      title: t('field.belowFloorFen'),
      right: true,
      render: (row) => row.belowFloorFen !== null && money(row.belowFloorFen),
    },
  ],
  fields: ['level', 'productClassId', 'mayGoDownTo', 'belowFloorFen', 'creditFen', 'depositWaiver'],
  controls: { productClassId: (bind) => <ProductClassSelect {...bind} clearable /> },
};

export const taxRules: Master<TaxRuleFields, Rows<'taxRules'>> = {
  key: 'taxRules',
  about: taxRecord,
  part: client.prices.taxRules,
  write: RULE_KEEPERS,
  columns: (t) => [
    { title: t('field.kind'), render: (row) => t(`kind.${row.kind}`) },
    { title: t('field.validFrom'), render: (row) => row.validFrom },
    { title: t('field.validTo'), render: (row) => row.validTo ?? t('open') },
    { title: t('field.source'), render: (row) => row.source, wide: true },
  ],
  fields: ['kind', 'validFrom', 'validTo', 'source'],
  More: TaxParams,
};
