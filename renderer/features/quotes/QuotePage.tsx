import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { QUOTE_SELLERS, type QuoteState } from '../../../db/quotes/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Actions } from './Actions.tsx';
import { Authority } from './Authority.tsx';
import { HeadFields } from './HeadFields.tsx';
import { type OpenQuote, quoteRecord } from './records.ts';
import { Sheet } from './Sheet.tsx';
import { StateTag } from './StateTag.tsx';
import { Stock } from './Stock.tsx';
import { Versions } from './Versions.tsx';
import './quotes.css';

type Beginning = Outputs['quotes']['begin'];

/** 报价台: one 商谈明细表; `/quotes/new?customer=…` begins one for somebody. */
export default function QuotePage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <New key="new" /> : <Saved key={id} id={id} />;
}

function New() {
  const [search] = useSearchParams();
  const customerId = search.get('customer');
  const query = useQuery(trpc.quotes.begin.queryOptions({ customerId }, { staleTime: 0 }));
  return (
    <Loaded query={query} rows={8}>
      {(beginning) => <Card open={undefined} beginning={beginning} />}
    </Loaded>
  );
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.quotes.get.queryOptions({ id }));
  const beginning = useQuery(trpc.quotes.begin.queryOptions({ customerId: null }));
  return (
    <Loaded query={query} rows={12}>
      {(open) => <Card open={open} beginning={beginning.data} />}
    </Loaded>
  );
}

interface CardProps {
  readonly open: OpenQuote | undefined;
  readonly beginning: Beginning | undefined;
}

function Card({ open, beginning }: CardProps) {
  const { t } = useTranslation('quotes');
  const about = useMemo(() => {
    const { customerId, productId, exteriorColor, pricingOn, validUntil, plannedInvoiceOn, provinces } =
      beginning ?? {};
    const registrationRegion = provinces?.length === 1 ? provinces[0] : undefined;
    const days = { pricingOn, validUntil, plannedInvoiceOn };
    const fresh = { ...quoteRecord.fresh, customerId, productId, exteriorColor, registrationRegion, ...days };
    return { ...quoteRecord, fresh, name: () => open?.card.docNo ?? t('title') };
  }, [beginning, open, t]);
  const record = useRecordCard(about, {
    card: open?.card,
    create: (fields) => client.quotes.create.mutate(fields),
    update: (changes) => client.quotes.update.mutate(changes),
  });
  const sells = useMay(...QUOTE_SELLERS);
  const isFrozen = open?.document.frozen === true;
  const mayWrite = sells && !isFrozen;
  const customer = open
    ? { id: open.card.customerId, name: open.card.customerName ?? '' }
    : beginning?.customerId
      ? { id: beginning.customerId, name: beginning.customerName ?? '' }
      : undefined;
  return (
    <RecordCard
      key={String(isFrozen)}
      record={record}
      mayWrite={mayWrite}
      readFirst
      title={
        open && (
          <>
            {open.card.docNo ?? t('draft')} <small>{t('version', { n: open.card.versionNo })}</small>
          </>
        )
      }
      subtitle={
        open && (
          <>
            <StateTag state={open.card.status} expired={open.expired} /> {open.card.customerName} · {open.productName}
          </>
        )
      }
      actions={open && <Actions open={open} sells={sells} />}
      {...(open && { middle: <Sheet open={open} mayWrite={mayWrite} /> })}
      aside={open && <Beside open={open} mayWrite={mayWrite} />}
      history={client.quotes.history.query}
    >
      <HeadFields
        form={record.form}
        customer={customer}
        consultant={open?.consultantName ?? null}
        product={open?.productName ?? null}
        provinces={beginning?.provinces ?? []}
        isNew={open === undefined}
      />
    </RecordCard>
  );
}

function Beside({ open, mayWrite }: { readonly open: OpenQuote; readonly mayWrite: boolean }) {
  const { card, document } = open;
  return (
    <>
      <Authority open={open} />
      <DocumentPanel
        feature="quotes"
        document={document}
        go={async (to, reason) => {
          const at = { id: card.id, rev: card.rev, seen: document.hash };
          try {
            await client.quotes.go.mutate({ ...at, to: to as QuoteState, reason });
          } finally {
            await refresh('quotes', 'documents');
          }
        }}
      />
      <Versions open={open} />
      <Stock
        open={open}
        onShow={
          mayWrite
            ? async ({ id, exteriorColor, interiorColor }) => {
                const { card: car } = await client.vehicles.get.query({ id });
                await client.quotes.update.mutate({
                  id: card.id,
                  rev: card.rev,
                  vin: car.vin,
                  exteriorColor,
                  interiorColor,
                });
                await refresh('quotes');
              }
            : undefined
        }
      />
    </>
  );
}
