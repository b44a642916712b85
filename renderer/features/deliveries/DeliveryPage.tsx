import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NOTE_WRITERS, type NoteState, PAPER_PRINTERS } from '../../../db/deliveries/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { AskApproval } from '../../records/document/AskApproval.tsx';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Around } from './Around.tsx';
import { Print } from './Print.tsx';
import { noteRecord, type OpenNote } from './records.ts';
import { StateTag } from './StateTag.tsx';
import './deliveries.css';

/** One 发货单: when, where and with which papers a car is handed over. */
export default function DeliveryPage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.deliveries.notes.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card key={`${id} ${open.document.frozen}`} open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenNote }) {
  const { t } = useTranslation('deliveries');
  const { card, document, around } = open;
  const record = useRecordCard(noteRecord, {
    card,
    create: () => Promise.reject(new Error('a delivery begins on its order')),
    update: ({ orderVehicleId: _car, ...changes }) => client.deliveries.notes.update.mutate(changes),
  });
  const writes = useMay(...NOTE_WRITERS);
  const prints = useMay(...PAPER_PRINTERS);
  const isUnpaid = document.steps.some(({ gates }) =>
    gates.some(({ shut }) => shut.some(({ code }) => code === 'delivery.unpaid')),
  );
  return (
    <RecordCard
      record={record}
      mayWrite={writes && !document.frozen}
      title={card.docNo ?? t('paperTitle.note')}
      subtitle={<StateTag state={card.status} />}
      actions={prints && <Print kind="note" id={card.id} rev={card.rev} docNo={card.docNo} />}
      aside={
        <>
          <Around around={around} at="note" />
          {isUnpaid && writes && <AskApproval entity="delivery_note" id={card.id} kind="deliverUnpaid" />}
          {prints && (
            <DocumentPanel
              feature="deliveries"
              document={document}
              go={async (to, reason) => {
                const at = { id: card.id, rev: card.rev, seen: document.hash };
                try {
                  await client.deliveries.notes.go.mutate({ ...at, to: to as NoteState, reason });
                } finally {
                  await refresh('deliveries', 'orders', 'documents');
                }
              }}
            />
          )}
        </>
      }
      history={client.deliveries.notes.history.query}
    >
      <KnownGroup form={record.form} columns={2} fields={['plannedOn', 'plannedTime', 'bay', 'mode']} />
      <KnownGroup form={record.form} columns={1} fields={['papers', 'pledged', 'promisedOn', 'remark']} />
    </RecordCard>
  );
}
