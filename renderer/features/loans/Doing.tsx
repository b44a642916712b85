import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOAN_ASKERS, LOAN_MOVERS } from '../../../db/loans/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { useTyped } from '../../records/document/useTyped.ts';
import { KnownField } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { CustomerSelect } from '../../ui/CustomerSelect.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { ProductSelect } from '../../ui/PriceSelects.tsx';
import { giveBackRecord, lendRecord, loanOrderRecord, type OpenLoan } from './records.ts';

type Props = { readonly open: OpenLoan };
type Closing = Props & { readonly onClose: () => void };
const renew = () => refresh('loans', 'vehicles', 'allocations', 'orders', 'documents', 'workbench');
const free = (to: string) => ({ to, reason: false, gates: [] as const });

/** What this person may do now, whichever of the two papers it is, and what happened to both. */
export function Doing({ open }: Props) {
  const [asking, setAsking] = useState<string>();
  const [asks, moves] = [useMay(...LOAN_ASKERS), useMay(...LOAN_MOVERS)];
  const close = () => setAsking(undefined);
  const { card, loan, order, document } = open;
  if (asking === 'lent') return <Lend open={open} onClose={close} />;
  if (asking === 'returned') return <GiveBack open={open} onClose={close} />;
  if (asking === 'toOrder') return <ToOrder open={open} onClose={close} />;
  const isLent = loan?.status === 'lent';
  const more = [
    ...(moves && card.status === 'submitted' && loan === null ? [free('start')] : []),
    ...(asks && isLent && (order === null || order.status === 'cancelled') ? [free('toOrder')] : []),
    ...(asks && isLent && order?.status === 'open' && loan.allocationId === null ? [free('allocate')] : []),
  ];
  const steps = [...document.steps, ...(loan?.document.steps ?? []), ...more];
  const events = [...document.events, ...(loan?.document.events ?? [])].sort((a, b) => a.at - b.at);
  const incomplete = document.incomplete || loan?.document.incomplete === true;
  const whole = { incomplete, steps, events };
  return <DocumentPanel feature="loans" document={whole} go={(to, reason) => go(open, to, reason, setAsking)} />;
}

async function go({ card, loan, document }: OpenLoan, to: string, reason: string | null, ask: (what: string) => void) {
  const { id, rev } = card;
  const request = { id, rev, seen: document.hash };
  const at = loan && { id: loan.id, rev: loan.rev, seen: loan.document.hash };
  const ways: Readonly<Record<string, (() => Promise<unknown>) | undefined>> = {
    submitted: () => client.loans.go.mutate({ ...request, to: 'submitted' }),
    cancelled: () =>
      at
        ? client.loans.drop.mutate({ ...at, reason: reason ?? '' })
        : client.loans.go.mutate({ ...request, to: 'cancelled', reason }),
    start: () => client.loans.start.mutate({ id }),
    allocate: at ? () => client.loans.allocate.mutate({ id: at.id, rev: at.rev }) : undefined,
  };
  const way = ways[to];
  if (!way) return ask(to);
  try {
    await way();
  } finally {
    await renew();
  }
}

const atOf = ({ loan }: OpenLoan) => ({ id: loan!.id, rev: loan!.rev, seen: loan!.document.hash });

function Lend({ open, onClose }: Closing) {
  const { t } = useTranslation('loans');
  const { form, around } = useTyped(
    lendRecord,
    {},
    (typed) => client.loans.lend.mutate({ ...atOf(open), ...typed }),
    renew,
  );
  return (
    <FormPanel form={form} title={t('go.lent')} saveLabel={t('go.lent')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="odometerOutKm" autoFocus />
        <KnownField form={form} name="outNote" />
      </RecordContext>
    </FormPanel>
  );
}

function GiveBack({ open, onClose }: Closing) {
  const { t } = useTranslation('loans');
  const { form, around } = useTyped(
    giveBackRecord,
    {},
    (typed) => client.loans.giveBack.mutate({ ...atOf(open), ...typed }),
    renew,
  );
  return (
    <FormPanel form={form} title={t('go.returned')} saveLabel={t('go.returned')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="odometerInKm" autoFocus />
        <KnownField form={form} name="damageNote" hint={t('damageNote.hint')} />
        <KnownField form={form} name="chargeFen" hint={t('chargeFen.hint')} />
      </RecordContext>
    </FormPanel>
  );
}

function ToOrder({ open, onClose }: Closing) {
  const { t } = useTranslation('loans');
  const { form, around } = useTyped(
    loanOrderRecord,
    { customerId: open.card.customerId },
    (typed) => client.loans.toOrder.mutate({ id: open.loan!.id, rev: open.loan!.rev, ...typed }),
    renew,
  );
  return (
    <FormPanel form={form} title={t('go.toOrder')} saveLabel={t('go.toOrder')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="customerId">
          {(bind) => <CustomerSelect {...bind} value={bind.value ?? undefined} name={open.customerName} />}
        </KnownField>
        <KnownField form={form} name="productId">
          {(bind) => <ProductSelect {...bind} />}
        </KnownField>
        <KnownField form={form} name="exteriorColor" />
        <KnownField form={form} name="interiorColor" />
      </RecordContext>
    </FormPanel>
  );
}
