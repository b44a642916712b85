import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { OUT_WRITERS, type OutState } from '../../../db/deliveries/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Around } from './Around.tsx';
import { Print } from './Print.tsx';
import { type OpenOut, outRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import './deliveries.css';

/** One 出库单: audited by finance, then the car leaves. */
export default function StockOutPage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.deliveries.outs.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card key={`${id} ${open.card.status}`} open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenOut }) {
  const { t } = useTranslation('deliveries');
  const { card, document, around } = open;
  const record = useRecordCard(outRecord, {
    card,
    create: () => Promise.reject(new Error('a slip begins on its delivery note')),
    update: (changes) => client.deliveries.outs.update.mutate(changes),
  });
  const mayWrite = useMay(...OUT_WRITERS) && card.status !== 'left';
  return (
    <RecordCard
      record={record}
      mayWrite={mayWrite}
      title={card.docNo ?? t('paperTitle.out')}
      subtitle={<StateTag state={card.status} />}
      actions={<Print kind="out" id={card.id} rev={card.rev} docNo={card.docNo} />}
      aside={
        <>
          <Around around={around} at="out" />
          <DocumentPanel
            feature="deliveries"
            document={document}
            go={async (to, reason) => {
              const at = { id: card.id, rev: card.rev, seen: document.hash };
              try {
                await client.deliveries.outs.go.mutate({ ...at, to: to as OutState, reason });
              } finally {
                await refresh('deliveries', 'orders', 'vehicles', 'allocations', 'documents');
              }
            }}
          />
        </>
      }
      history={client.deliveries.outs.history.query}
    >
      <KnownGroup form={record.form} columns={2} fields={['keys', 'odometerKm']} />
      <KnownGroup form={record.form} columns={1} fields={['certificates', 'custody', 'custodyReason', 'remark']} />
    </RecordCard>
  );
}
