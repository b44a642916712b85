import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { ArrivalPanel } from './ArrivalPanel.tsx';
import { AddLines, LinePanel } from './LinePanel.tsx';
import { Lines } from './Lines.tsx';
import { buyers, orderRecord } from './purchaseRecords.ts';
import type { OpenOrder } from './types.ts';

/** What stands beside the lines: one of them, more of them, or cars coming in, one after the other. */
type Beside = { line: string } | { add: true } | { arriving: readonly string[] } | undefined;

/** 采购订单: its head, its cars, and beside them the one that is worked on. */
export function OrderCard({ order, asked }: { readonly order: OpenOrder; readonly asked: string }) {
  const { t } = useTranslation('purchases');
  const mayWrite = useMay(...buyers);
  const { card, lines } = order;
  const [beside, setBeside] = useState<Beside>(lines.some(({ id }) => id === asked) ? { line: asked } : undefined);
  const record = useRecordCard(orderRecord, {
    card,
    create: () => Promise.reject(new Error('an order that is on file is changed')),
    update: (changes) => client.purchases.update.mutate(changes),
  });
  const close = () => setBeside(undefined);
  const chosen = beside && 'line' in beside ? lines.find(({ id }) => id === beside.line) : undefined;
  const arriving = beside && 'arriving' in beside ? beside.arriving : [];
  const next = lines.find(({ id }) => id === arriving[0]);
  return (
    <RecordCard
      record={record}
      mayWrite={mayWrite}
      title={card.orderNo}
      subtitle={t('order.count', { count: lines.length })}
      middle={
        <Lines
          lines={lines}
          chosen={chosen?.id ?? next?.id}
          onChoose={(line) => setBeside({ line })}
          onArrive={(ids) => setBeside({ arriving: ids })}
          {...(mayWrite && { onAdd: () => setBeside({ add: true }) })}
        />
      }
      aside={
        <>
          {chosen && <LinePanel key={chosen.id} line={chosen} mayWrite={mayWrite} onClose={close} />}
          {beside && 'add' in beside && <AddLines orderId={card.id} onClose={close} />}
          {next && (
            <ArrivalPanel
              key={next.id}
              line={next}
              left={arriving.length}
              onDone={() => setBeside(arriving.length > 1 ? { arriving: arriving.slice(1) } : { line: next.id })}
              onClose={close}
            />
          )}
        </>
      }
      history={client.purchases.history.query}
    >
      <KnownGroup form={record.form} fields={['orderNo', 'supplier', 'orderedOn', 'remarks']} columns={1} />
    </RecordCard>
  );
}
