import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DIRECT_WRITERS, type DirectState } from '../../../db/direct-shipments/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { today } from '../../lib/today.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
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
import { directRecord, type OpenDirect, settledRecord, shippedRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** One 直运申请: from where to whom, the waybill, the signature and the settlement with the supplier. */
export default function DirectShipmentPage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.directShipments.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card key={`${id} ${open.document.frozen}`} open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenDirect }) {
  const { t } = useTranslation('direct-shipments');
  const { card, order, document, customerName } = open;
  const record = useRecordCard(directRecord, {
    card,
    create: () => Promise.reject(new Error('a direct shipment is begun on its order')),
    update: (changes) => client.directShipments.update.mutate(changes as never),
  });
  return (
    <RecordCard
      record={record}
      mayWrite={useMay(...DIRECT_WRITERS) && !document.frozen}
      title={card.docNo ?? t('title')}
      subtitle={
        <Facts>
          <StateTag state={card.status} />
          <Link to={`/orders/${card.orderId}`}>{order?.orderNo}</Link>
          {customerName}
          {[order?.productName, order?.exteriorColor, order?.interiorColor].filter(Boolean).join(' ')}
        </Facts>
      }
      actions={
        <PrintButton
          page={t('title')}
          label={(key) => t('print', { key })}
          of={['direct', card.id, String(card.rev)]}
          make={(lang) => client.directShipments.print.mutate({ id: card.id, lang })}
          file={`${t('paper')} ${card.docNo ?? ''}`}
        />
      }
      middle={<Waybill open={open} />}
      aside={<Beside open={open} />}
      history={client.directShipments.history.query}
    >
      <KnownGroup
        form={record.form}
        columns={1}
        fields={['supplier', 'plannedOn', 'contact', 'phone', 'address', 'remark']}
      />
    </RecordCard>
  );
}

/** What is known of the car itself, and the paper that waits for the signature. */
function Waybill({ open: { card, sign } }: { readonly open: OpenDirect }) {
  const { t } = useTranslation('direct-shipments');
  return (
    <section className="panel" aria-label={t('waybill')}>
      <h2>{t('waybill')}</h2>
      {card.vin === null ? (
        <p className="soft">{t('waybill.none')}</p>
      ) : (
        <ul>
          <li>
            {t('field.vin')} <Link to={`/vehicles/${card.vehicleId}`}>{card.vin}</Link>
          </li>
          <li>
            {t('field.carrier')} {card.carrier} · {card.waybillNo} · {card.shippedOn}
          </li>
          {sign !== null && (
            <li>
              <Link to={`/sign-offs/${sign.id}`}>{t('sign')}</Link> {t(`deliveries:status.${sign.status}`)}
            </li>
          )}
          {'costFen' in card && card.costFen !== null && card.costFen !== undefined && (
            <li>
              {t('field.costFen')} {money(card.costFen)}
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

const PARTS = ['directShipments', 'deliveries', 'orders', 'vehicles', 'allocations', 'documents', 'workbench'] as const;

function Beside({ open }: { readonly open: OpenDirect }) {
  const { card, document } = open;
  const [doing, setDoing] = useState<'shipped' | 'settled'>();
  const close = () => setDoing(undefined);
  if (doing === 'shipped') return <Shipping open={open} onClose={close} />;
  if (doing === 'settled') return <Settling open={open} onClose={close} />;
  return (
    <DocumentPanel
      feature="direct-shipments"
      document={document}
      go={async (to, reason) => {
        if (to === 'shipped' || to === 'settled') return setDoing(to);
        const at = { id: card.id, rev: card.rev, seen: document.hash };
        try {
          await client.directShipments.go.mutate({
            ...at,
            to: to as Exclude<DirectState, 'shipped' | 'settled'>,
            reason,
          });
        } finally {
          await refresh(...PARTS);
        }
      }}
    />
  );
}

interface DoingProps {
  readonly open: OpenDirect;
  readonly onClose: () => void;
}

function Shipping({ open: { card, document }, onClose }: DoingProps) {
  const { t } = useTranslation('direct-shipments');
  const { form, around } = useTyped(
    shippedRecord,
    { shippedOn: today() },
    async (typed) => {
      await client.directShipments.ship.mutate({ id: card.id, rev: card.rev, seen: document.hash, ...typed });
      notify(t('shipped'));
    },
    () => refresh(...PARTS),
  );
  return (
    <FormPanel form={form} title={t('go.shipped')} saveLabel={t('go.shipped')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="vin" autoFocus />
        <KnownField form={form} name="carrier" />
        <KnownField form={form} name="waybillNo" />
        <KnownField form={form} name="shippedOn" />
        <KnownField form={form} name="engineNo" hint={t('papers.hint')} />
        <KnownField form={form} name="conformityCertNo" />
        <KnownField form={form} name="cocNo" />
        <KnownField form={form} name="importCertNo" />
        <KnownField form={form} name="inspectionNo" />
      </RecordContext>
    </FormPanel>
  );
}

function Settling({ open: { card, document }, onClose }: DoingProps) {
  const { t } = useTranslation('direct-shipments');
  const { form, around } = useTyped(
    settledRecord,
    {},
    async (typed) => {
      await client.directShipments.settle.mutate({ id: card.id, rev: card.rev, seen: document.hash, ...typed });
    },
    () => refresh(...PARTS),
  );
  return (
    <FormPanel form={form} title={t('go.settled')} saveLabel={t('go.settled')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="costFen" autoFocus hint={t('cost.hint')} />
      </RecordContext>
    </FormPanel>
  );
}
