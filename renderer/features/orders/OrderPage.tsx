import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { CANCELLERS } from '../../../db/cancellations/model.ts';
import { ORDER_WRITERS, type OrderState } from '../../../db/orders/model.ts';
import { useMay } from '../../lib/session.ts';
import { today } from '../../lib/today.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { Cars } from './Cars.tsx';
import { CarsOnTheirWay } from './CarsOnTheirWay.tsx';
import { Gates } from './Gates.tsx';
import { Head } from './Head.tsx';
import { Invoicing } from './Invoicing.tsx';
import { Lines } from './Lines.tsx';
import { Money } from './Money.tsx';
import { type OpenOrder, orderRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import { StepLine } from './StepLine.tsx';
import './orders.css';

/** One 销售订单; `/orders/new` is the same page, empty, from a customer's card with the customer in it. */
export default function OrderPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <Fresh key="new" /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.orders.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={12}>
      {(open) => <Card open={open} begin={{}} />}
    </Loaded>
  );
}

function Fresh() {
  const [search] = useSearchParams();
  const id = search.get('customer');
  const known = useQuery({ ...trpc.customers.get.queryOptions({ id: id ?? '' }), enabled: id !== null });
  if (id === null) return <Card open={undefined} begin={{}} />;
  return (
    <Loaded query={known} rows={6}>
      {(customer) => (
        <Card open={undefined} begin={{ customerId: customer.id, buyerName: customer.name }} name={customer.name} />
      )}
    </Loaded>
  );
}

interface CardProps {
  readonly open: OpenOrder | undefined;
  readonly begin: { readonly customerId?: string; readonly buyerName?: string };
  readonly name?: string;
}

/** Head on the left, cars and what goes with them in the middle, beside them what may happen, what keeps it, the money and what happened. */
function Card({ open, begin, name }: CardProps) {
  const { t } = useTranslation('orders');
  const { customerId, buyerName } = begin;
  const customerName = open?.card.customerName ?? name;
  const contractNo = open?.card.contractId ? (open.contractNo ?? t('contract.draft')) : null;
  // Where it is only read, whose id is behind customer and contract is told by name and number.
  const about = useMemo(
    () => ({
      ...orderRecord,
      fresh: {
        ...{ paymentMode: 'cash' as const, pricingOn: today() },
        ...(customerId !== undefined && { customerId }),
        ...(buyerName !== undefined && { buyerName }),
      },
      shown(field: string, value: unknown): string | undefined {
        const known: Record<string, string | null | undefined> = { customerId: customerName, contractId: contractNo };
        return (value ? known[field] : undefined) ?? orderRecord.shown?.(field, value);
      },
    }),
    [customerId, buyerName, customerName, contractNo],
  );
  const record = useRecordCard(about, {
    card: open?.card,
    create: (fields) => client.orders.create.mutate(fields),
    update: (changes) => client.orders.update.mutate(changes),
  });
  const writes = useMay(...ORDER_WRITERS);
  const isFrozen = open?.document.frozen === true;
  return (
    <RecordCard
      key={String(isFrozen)}
      record={record}
      mayWrite={writes && !isFrozen}
      title={open && `${open.card.docNo ?? t('status.draft')} · ${open.card.customerName ?? ''}`}
      subtitle={open && <StateTag state={open.card.status} />}
      actions={open && <Printing card={open.card} />}
      {...(open && { middle: <Middle open={open} mayWrite={writes && !isFrozen} /> })}
      aside={open && <Beside open={open} />}
      history={client.orders.history.query}
    >
      <Head form={record.form} customerName={customerName} contractNo={contractNo} isNew={open === undefined} />
    </RecordCard>
  );
}

function Middle({ open, mayWrite }: { readonly open: OpenOrder; readonly mayWrite: boolean }) {
  const { t } = useTranslation('orders');
  return (
    <section className="order-middle" aria-label={t('title')}>
      <StepLine open={open} />
      <Cars open={open} mayWrite={mayWrite} />
      {['open', 'closed'].includes(open.card.status) && <CarsOnTheirWay open={open} />}
      {['open', 'closed'].includes(open.card.status) && <Invoicing open={open} />}
      <Lines open={open} mayWrite={mayWrite} />
    </section>
  );
}

/** An order nobody has submitted is simply struck out. */
const CANCELLABLE: readonly OrderState[] = ['managerReview', 'financeReview', 'open'];

function Beside({ open }: { readonly open: OpenOrder }) {
  const { t } = useTranslation('orders');
  const mayCancel = useMay(...CANCELLERS);
  const { card, document } = open;
  return (
    <>
      <Doubled open={open} />
      <Gates open={open} />
      <DocumentPanel
        feature="orders"
        document={document}
        go={async (to, reason) => {
          const at = { id: card.id, rev: card.rev, seen: document.hash };
          try {
            await client.orders.go.mutate({ ...at, to: to as OrderState, reason });
          } finally {
            await refresh('orders', 'documents', 'workbench');
          }
        }}
      />
      <Money open={open} />
      {mayCancel && CANCELLABLE.includes(card.status) && (
        <p>
          <Link to={`/cancellations/new?order=${card.id}`}>{t('cancel')}</Link>
        </p>
      )}
    </>
  );
}

/** Two orders came of one quote: which one has it, and the ways out. */
function Doubled({ open: { card, orderedBy, mayDetach } }: { readonly open: OpenOrder }) {
  const { t } = useTranslation('orders');
  const { run, busy } = useOnce(async () => {
    try {
      await client.orders.detach.mutate({ id: card.id, rev: card.rev });
      notify(t('detached'));
      await refresh('orders', 'dealIssues');
    } catch (error) {
      notifyFailure(error);
    }
  });
  if (orderedBy === null) return null;
  return (
    <section className="panel">
      <p className="document-shut">{t('doubled', { docNo: orderedBy })}</p>
      {mayDetach && (
        <Button loading={busy} onClick={() => void run()}>
          {t('detach')}
        </Button>
      )}
    </section>
  );
}

function Printing({ card }: { readonly card: OpenOrder['card'] }) {
  const { t } = useTranslation('orders');
  return (
    <PrintButton
      page={t('title')}
      label={(key) => t('print', { key })}
      of={['order', card.id, String(card.rev)]}
      make={(lang) => client.orders.print.mutate({ id: card.id, lang })}
      file={`${t('title')} ${card.docNo ?? t('status.draft')}`}
    />
  );
}
