import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, trpc } from '../../lib/trpc.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { LINE_FIELDS, newOrderRecord, PRICE_FIELDS } from './purchaseRecords.ts';
import { Times } from './Times.tsx';

/** 新建采购订单: its head, and the first cars of it, as many alike as were ordered. */
export function NewOrder() {
  const { t } = useTranslation('purchases');
  const [times, setTimes] = useState(1);
  const known = useQuery(trpc.purchases.filterValues.queryOptions()).data;
  const record = useRecordCard(newOrderRecord, {
    card: undefined,
    create: ({ orderNo, supplier, orderedOn, remarks, ...line }) =>
      client.purchases.create.mutate({ orderNo, supplier, orderedOn, remarks, lines: [{ ...line, times }] }),
    update: () => Promise.reject(new Error('a new order is created')),
  });
  const { form } = record;
  return (
    <RecordCard record={record} mayWrite title={null}>
      <KnownGroup form={form} fields={['orderedOn']}>
        <KnownField form={form} name="orderNo" autoFocus />
        <KnownField form={form} name="supplier" suggestions={known?.suppliers} />
      </KnownGroup>
      <KnownGroup form={form} title={t('group.cars')} fields={[...LINE_FIELDS, ...PRICE_FIELDS]}>
        <Times value={times} onChange={setTimes} />
      </KnownGroup>
      <KnownGroup form={form} fields={['remarks']} columns={1} />
    </RecordCard>
  );
}
