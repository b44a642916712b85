import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { CASHIERS } from '../../../db/receipts/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notices.tsx';
import { useForm } from '../../ui/useForm.ts';
import { NewCancellation } from './NewCancellation.tsx';
import { cancellationRecord, type OpenCancellation, type PayBackValues, payBackRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import { Terms } from './Terms.tsx';

/** One 退订; `/cancellations/new` asks for one. */
export default function CancellationPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <NewCancellation /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.cancellations.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenCancellation }) {
  const { t } = useTranslation('cancellations');
  const { card, approval } = open;
  const record = useRecordCard(cancellationRecord, {
    card,
    create: () => Promise.reject(new Error('a cancellation is asked for on a page of its own')),
    update: () => Promise.reject(new Error('a cancellation is never changed')),
  });
  return (
    <RecordCard
      record={record}
      mayWrite={false}
      title={`${card.docNo ?? ''} · ${card.customerName ?? ''}`}
      subtitle={<StateTag state={card.status} />}
      actions={<Printing card={card} />}
      middle={
        <section className="panel" aria-label={t('terms')}>
          <h2>{t('terms')}</h2>
          <Terms terms={card} />
        </section>
      }
      aside={<Beside open={open} />}
      history={client.cancellations.history.query}
    >
      <p>
        <Link to={`/customers/${card.customerId}`}>{card.customerName}</Link>
        {card.orderId !== null && (
          <>
            {' · '}
            <Link to={`/orders/${card.orderId}`}>{open.orderNo ?? t('order')}</Link>
          </>
        )}
        {open.car !== null && ` · ${t('car', { lineNo: open.car.lineNo, name: open.car.productName })}`}
        {card.contractId !== null && (
          <>
            {' · '}
            <Link to={`/contracts/${card.contractId}`}>{open.contractNo ?? t('contract')}</Link>
          </>
        )}
      </p>
      <KnownGroup form={record.form} columns={1} fields={['fault', 'reason']} />
      {approval !== null && (
        <p>
          {t('approval')} <Link to={`/approvals/${approval.id}`}>{approval.docNo}</Link>
        </p>
      )}
      {(card.status === 'decided' || card.status === 'refunded') && (
        <p className="soft">
          {t('afterwards')} <Link to={`/customers/${card.customerId}`}>{t('afterwards.card')}</Link>
        </p>
      )}
    </RecordCard>
  );
}

/** Finance settles it with how the money goes back; where none does, with one press. */
function Beside({ open }: { readonly open: OpenCancellation }) {
  const { card, document } = open;
  const [paying, setPaying] = useState(false);
  const settles = useMay(...CASHIERS);
  if (paying && settles) return <PayBack open={open} onClose={() => setPaying(false)} />;
  return (
    <DocumentPanel
      feature="cancellations"
      document={document}
      go={async () => {
        if (card.refundFen > 0) return setPaying(true);
        await settle(open, {});
      }}
    />
  );
}

async function settle({ card, document }: OpenCancellation, typed: object): Promise<void> {
  try {
    await client.cancellations.settle.mutate({ id: card.id, rev: card.rev, seen: document.hash, ...typed });
  } finally {
    await refresh('cancellations', 'receipts', 'contracts', 'orders', 'documents');
  }
}

function PayBack({ open, onClose }: { readonly open: OpenCancellation; readonly onClose: () => void }) {
  const { t } = useTranslation('cancellations');
  const around = useMemo(() => ({ about: payBackRecord, mayWrite: true, pickers: {} }), []);
  const initial = useMemo(() => valuesOf(payBackRecord, { method: 'transfer' }), []);
  const form = useForm<PayBackValues>({
    initial,
    required: (values) => requiredIn(payBackRecord, values),
    check: (values) => issuesIn(payBackRecord, values),
    save: async (values) => {
      await settle(open, changesOf(values, valuesOf(payBackRecord, {})));
      notify(t('settled'));
    },
  });
  return (
    <FormPanel form={form} title={t('go.refunded')} saveLabel={t('payBack')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <Terms terms={open.card} />
        <KnownField form={form} name="method" autoFocus />
        <KnownField form={form} name="externalRef" />
        <KnownField form={form} name="remark" />
      </RecordContext>
    </FormPanel>
  );
}

function Printing({ card }: { readonly card: OpenCancellation['card'] }) {
  const { t } = useTranslation('cancellations');
  return (
    <PrintButton
      page={t('title')}
      label={(key) => t('print', { key })}
      of={['cancellation', card.id, String(card.rev)]}
      make={(lang) => client.cancellations.print.mutate({ id: card.id, lang })}
      file={`${t('paper')} ${card.docNo ?? ''}`}
    />
  );
}
