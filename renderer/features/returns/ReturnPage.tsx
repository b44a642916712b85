import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import type { Known, RecordAbout } from '../../records/about.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { useTyped } from '../../records/document/useTyped.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Facts } from '../../ui/Facts.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notices.tsx';
import { NewReturn } from './NewReturn.tsx';
import { carInRecord, inspectedRecord, type OpenReturn, returnPaidRecord, returnRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import { Terms } from './Terms.tsx';

/** One 退车; `/returns/new` asks for one. */
export default function ReturnPage() {
  const { id } = useParams();
  return id === undefined || id === 'new' ? <NewReturn /> : <Saved key={id} id={id} />;
}

function Saved({ id }: { readonly id: string }) {
  const query = useQuery(trpc.returns.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card key={open.card.status} open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenReturn }) {
  const { t } = useTranslation('returns');
  const { card, car } = open;
  const record = useRecordCard(returnRecord, {
    card,
    create: () => Promise.reject(new Error('a return is asked for on a page of its own')),
    update: () => Promise.reject(new Error('a return is never changed')),
  });
  return (
    <RecordCard
      record={record}
      mayWrite={false}
      title={`${card.docNo ?? ''} · ${card.customerName ?? ''}`}
      subtitle={
        <Facts>
          <StateTag state={card.status} />
          <Link to={`/orders/${card.orderId}`}>{car?.orderNo}</Link>
          <Link to={`/vehicles/${card.vehicleId}`}>{card.vin}</Link>
        </Facts>
      }
      actions={
        <PrintButton
          page={t('title')}
          label={(key) => t('print', { key })}
          of={['return', card.id, String(card.rev)]}
          make={(lang) => client.returns.print.mutate({ id: card.id, lang })}
          file={`${t('paper')} ${card.docNo ?? ''}`}
        />
      }
      middle={
        <div>
          <Chain open={open} />
          <section className="panel" aria-label={t('terms')}>
            <h2>{t('terms')}</h2>
            <Terms terms={card} />
          </section>
        </div>
      }
      aside={<Beside open={open} />}
      history={client.returns.history.query}
    >
      <KnownGroup
        form={record.form}
        columns={1}
        fields={[
          ...(['kind', 'odometerKm'] as const),
          ...(card.kind === 'threeGuarantees' ? (['perThousandKmBp'] as const) : []),
          ...(['registered', 'reason'] as const),
        ]}
      />
    </RecordCard>
  );
}

const CHAIN = ['requested', 'decided', 'carIn', 'inspected', 'refunded'] as const;

/** 批准 → 车入库 → 检查 → 红票 → 退款: how far it is, and what came of each step. */
function Chain({ open: { card, approval, red } }: { readonly open: OpenReturn }) {
  const { t } = useTranslation('returns');
  const reached = CHAIN.indexOf(card.status as (typeof CHAIN)[number]);
  return (
    <section className="panel" aria-label={t('chain')}>
      <h2>{t('chain')}</h2>
      <ol>
        {CHAIN.map((step, at) => (
          <li key={step} className={at <= reached ? undefined : 'soft'}>
            {at <= reached ? '✓ ' : ''}
            {t(`chain.${step}`)}
            {step === 'requested' && approval !== null && (
              <>
                {' '}
                <Link to={`/approvals/${approval.id}`}>{approval.docNo}</Link>
              </>
            )}
            {step === 'carIn' && card.inKm !== null && ` ${card.inKm} km ${card.inNote ?? ''}`}
            {step === 'inspected' && card.inspection !== null && ` ${card.inspection}`}
            {step === 'inspected' && red !== null && (
              <>
                {' · '}
                <Link to={`/invoices/${red.id}`}>{t('red')}</Link> {red.invoiceNo ?? t('red.open')}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const PARTS = ['returns', 'orders', 'invoices', 'receipts', 'vehicles', 'contracts', 'documents', 'workbench'] as const;
type Doing = 'carIn' | 'inspected' | 'refunded';
type Typed = Record<string, string | number | null | undefined>;

/** What is typed with each step, and who is told. */
const STEPS: Readonly<Record<Doing, { about: RecordAbout<Typed>; fields: readonly string[]; begin: Typed }>> = {
  carIn: { about: carInRecord as never, fields: ['inKm', 'inNote'], begin: {} },
  inspected: { about: inspectedRecord as never, fields: ['inspection', 'location'], begin: {} },
  refunded: { about: returnPaidRecord as never, fields: ['method', 'externalRef'], begin: { method: 'transfer' } },
};
const CALLS = { carIn: client.returns.carIn, inspected: client.returns.inspected, refunded: client.returns.settle };

function Beside({ open }: { readonly open: OpenReturn }) {
  const [doing, setDoing] = useState<Doing>();
  if (doing !== undefined) return <DoStep open={open} to={doing} onClose={() => setDoing(undefined)} />;
  return <DocumentPanel feature="returns" document={open.document} go={async (to) => setDoing(to as Doing)} />;
}

interface DoStepProps {
  readonly open: OpenReturn;
  readonly to: Doing;
  readonly onClose: () => void;
}

/** One step of the chain with what it asks for. */
function DoStep({ open: { card, document }, to, onClose }: DoStepProps) {
  const { t } = useTranslation('returns');
  const { about, fields, begin } = STEPS[to];
  const asked = to === 'refunded' && card.registered ? [...fields, 'deregistrationNo'] : fields;
  const { form, around } = useTyped(
    about as RecordAbout<Typed> & Known,
    begin,
    async (typed) => {
      await CALLS[to].mutate({ id: card.id, rev: card.rev, seen: document.hash, ...typed } as never);
      notify(t(`done.${to}`));
    },
    () => refresh(...PARTS),
  );
  return (
    <FormPanel form={form} title={t(`go.${to}`)} saveLabel={t(`go.${to}`)} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around as never}>
        {asked.map((name, at) => (
          <KnownField key={name} form={form} name={name} autoFocus={at === 0} />
        ))}
      </RecordContext>
    </FormPanel>
  );
}
