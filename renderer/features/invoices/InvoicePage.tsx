import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { INVOICE_WRITERS, type InvoiceState } from '../../../db/invoices/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { AskApproval } from '../../records/document/AskApproval.tsx';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { Face } from './Face.tsx';
import { Owed } from './Owed.tsx';
import { RedPanel } from './RedPanel.tsx';
import { invoiceRecord, type OpenInvoice } from './records.ts';
import { StateTag } from './StateTag.tsx';
import './invoices.css';

/** One 销售发票, blue or red. */
export default function InvoicePage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.invoices.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={12}>
      {(open) => <Card key={`${id} ${open.card.status}`} open={open} />}
    </Loaded>
  );
}

/** A draft is typed; of a recorded paper one it is noted which copies came back. */
const isOpen = ({ status, medium, redOfId }: OpenInvoice['card']) =>
  status === 'draft' || (status === 'recorded' && medium === 'paper' && redOfId === null);

function Card({ open }: { readonly open: OpenInvoice }) {
  const { t } = useTranslation('invoices');
  const { card } = open;
  const record = useRecordCard(invoiceRecord, {
    card,
    create: () => Promise.reject(new Error('an invoice begins on the car of its order')),
    update: (changes) => client.invoices.update.mutate(changes),
  });
  const writes = useMay(...INVOICE_WRITERS) && isOpen(card);
  return (
    <RecordCard
      record={record}
      mayWrite={writes}
      title={`${card.docNo ?? t('status.draft')} · ${card.customerName ?? ''}`}
      subtitle={<StateTag state={card.status} isRed={card.redOfId !== null} />}
      actions={<Printing card={card} />}
      aside={<Beside open={open} />}
      history={client.invoices.history.query}
    >
      <p>
        <Link to={`/customers/${card.customerId}`}>{card.customerName}</Link>
        {' · '}
        <Link to={`/orders/${card.orderId}`}>{open.orderNo ?? t('field.orderId')}</Link>
        {card.contractId !== null && (
          <>
            {' · '}
            <Link to={`/contracts/${card.contractId}`}>{open.contractNo ?? t('field.contractId')}</Link>
          </>
        )}
        {card.redOfId !== null && (
          <>
            {' · '}
            <Link to={`/invoices/${card.redOfId}`}>{t('redOf', { no: open.blueNo ?? '' })}</Link>
          </>
        )}
      </p>
      <Face form={record.form} card={card} />
    </RecordCard>
  );
}

function Beside({ open }: { readonly open: OpenInvoice }) {
  const { t } = useTranslation('invoices');
  const { card } = open;
  const writes = useMay(...INVOICE_WRITERS);
  // Only a paper one can be void at all.
  const steps = open.document.steps.filter(
    ({ to }) => to !== 'voided' || (card.medium === 'paper' && card.redOfId === null),
  );
  const document = { ...open.document, steps };
  const otherBuyer = document.steps.some(({ gates }) =>
    gates.some(({ shut }) => shut.some(({ code }) => code === 'invoice.otherBuyer')),
  );
  return (
    <>
      <DocumentPanel
        feature="invoices"
        document={document}
        go={async (to, reason) => {
          const at = { id: card.id, rev: card.rev, seen: document.hash };
          try {
            await client.invoices.go.mutate({ ...at, to: to as InvoiceState, reason });
          } finally {
            await refresh('invoices', 'receivables', 'orders', 'receipts', 'documents', 'monthEnd');
          }
        }}
      />
      {writes && otherBuyer && (
        <AskApproval entity="sales_invoice" id={card.id} kind="otherBuyer" label={t('askBuyer')} />
      )}
      <RedPanel open={open} />
      <Owed open={open} />
      {writes && card.status === 'draft' && <Drop card={card} />}
    </>
  );
}

function Drop({ card }: { readonly card: OpenInvoice['card'] }) {
  const { t } = useTranslation('invoices');
  const navigate = useNavigate();
  const { run, busy } = useOnce(
    async () => {
      try {
        await client.invoices.drop.mutate({ id: card.id, rev: card.rev });
        await refresh('invoices', 'orders');
        void navigate('/invoices', { replace: true });
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  return (
    <p>
      <Button danger type="text" loading={busy} onClick={() => void run()}>
        {t('drop')}
      </Button>
    </p>
  );
}

function Printing({ card }: { readonly card: OpenInvoice['card'] }) {
  const { t } = useTranslation('invoices');
  return (
    <PrintButton
      page={t('title')}
      label={(key) => t('print', { key })}
      of={['invoice', card.id, String(card.rev)]}
      make={(lang) => client.invoices.print.mutate({ id: card.id, lang })}
      file={`${t('paper')} ${card.docNo ?? card.vin ?? ''}`}
    />
  );
}
