import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, refresh } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { useTyped } from '../../records/document/useTyped.ts';
import { KnownField } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { billRecord, type OpenTransfer, receiveRecord, sendRecord } from './records.ts';

type Props = { readonly open: OpenTransfer };
const atOf = (paper: { id: string; rev: number; document: { hash: string } }) => ({
  ...{ id: paper.id, rev: paper.rev },
  seen: paper.document.hash,
});
const renew = () => refresh('transfers', 'vehicles', 'allocations', 'orders', 'documents', 'workbench');
const always = [] as const;

/** What this person may do to a transfer now, whichever of its papers it is, and what happened to all of them. */
export function Doing({ open }: Props) {
  const [asking, setAsking] = useState<string>();
  const close = () => setAsking(undefined);
  if (asking === 'approved') return <Approve open={open} onClose={close} />;
  if (asking === 'sendOut') return <SendOut open={open} onClose={close} />;
  if (asking === 'signIn' && open.received) return <SignIn open={open} onClose={close} />;
  if (asking === 'confirmOut') return <ConfirmOut open={open} onClose={close} />;
  return (
    <DocumentPanel feature="transfers" document={wholeOf(open)} go={(to, reason) => go(open, to, reason, setAsking)} />
  );
}

async function go(open: OpenTransfer, to: string, reason: string | null, ask: (what: string) => void) {
  const { card, out, received, settlement } = open;
  const order = atOf({ ...card, document: open.document });
  const why = reason ?? '';
  const ways: Readonly<Record<string, (() => Promise<unknown>) | undefined>> = {
    cancelled: () => client.transfers.cancel.mutate(order),
    refused: () => client.transfers.refuse.mutate({ ...order, reason: why }),
    receive: () => client.transfers.receive.mutate({ id: card.id }),
    refuseIn: received ? () => client.transfers.refuseIn.mutate({ ...atOf(received), reason: why }) : undefined,
    takeBack: out ? () => client.transfers.takeBack.mutate(atOf(out)) : undefined,
    confirmedIn: settlement ? () => client.transfers.confirmIn.mutate(atOf(settlement)) : undefined,
    settled: settlement ? () => client.transfers.settle.mutate(atOf(settlement)) : undefined,
  };
  const way = ways[to];
  if (!way) return ask(to);
  try {
    await way();
  } finally {
    await renew();
  }
}

/** The steps of all papers as one document, each under a name of its own. */
function wholeOf({ document, out, received, settlement, takesPart }: OpenTransfer) {
  const papers = [out?.document, received?.document, settlement?.document].filter((one) => one !== undefined);
  const step = (to: string, when: boolean) => (when ? [{ to, reason: false, gates: always }] : []);
  const named = <S extends { to: string }>(of: readonly S[] | undefined, names: Readonly<Record<string, string>>) =>
    (of ?? []).map((one) => ({ ...one, to: names[one.to] ?? one.to }));
  return {
    incomplete: document.incomplete || papers.some((paper) => paper.incomplete),
    steps: [
      ...document.steps,
      ...step('sendOut', takesPart.sendsOut),
      ...step('receive', takesPart.receives),
      ...named(received?.document.steps, { signed: 'signIn', refused: 'refuseIn' }),
      ...named(out?.document.steps, { returned: 'takeBack' }),
      ...step('confirmOut', takesPart.confirmsOut),
      ...(settlement?.document.steps ?? []),
    ],
    events: [
      ...document.events.filter(({ to }) => !['out', 'received', 'sentBack', 'returned'].includes(to)),
      ...named(out?.document.events, { signed: 'out', returned: 'returned' }),
      ...named(received?.document.events, { signed: 'received', refused: 'sentBack' }),
      ...(settlement?.document.events ?? []),
    ].sort((a, b) => a.at - b.at),
  };
}

type Closing = Props & { readonly onClose: () => void };

/** 批准: which of our cars goes. */
function Approve({ open, onClose }: Closing) {
  const { t } = useTranslation('transfers');
  const { card, document, fitting } = open;
  const form = useForm<{ vehicleId: string | undefined }>({
    initial: { vehicleId: fitting.length === 1 ? fitting[0]!.id : undefined },
    required: () => ['vehicleId'],
    save: async ({ vehicleId }) => {
      const at = atOf({ ...card, document });
      await client.transfers.approve.mutate({ ...at, vehicleId: vehicleId! });
      await renew();
    },
  });
  const options = fitting.map((car) => ({
    value: car.id,
    label: [car.vin, car.model, car.color].filter(Boolean).join(' · '),
  }));
  return (
    <FormPanel form={form} title={t('go.approved')} saveLabel={t('go.approved')} onClose={onClose} onSaved={onClose}>
      <Field form={form} name="vehicleId" label={t('field.vehicleId')} hint={t('vehicleId.hint')}>
        {(bind) => <SelectInput {...bind} autoFocus options={options} />}
      </Field>
    </FormPanel>
  );
}

function SendOut({ open, onClose }: Closing) {
  const { t } = useTranslation('transfers');
  const { id, rev, freightBy } = open.card;
  const fresh = { certificates: t('certificates.usual').split('、') };
  const { form, around } = useTyped(
    sendRecord,
    fresh,
    (typed) => client.transfers.signOut.mutate({ id, rev, ...typed }),
    renew,
  );
  return (
    <FormPanel form={form} title={t('go.sendOut')} saveLabel={t('sign')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="odometerKm" autoFocus />
        <KnownField form={form} name="keyCount" />
        <KnownField form={form} name="certificates" />
        <KnownField form={form} name="carrier" />
        {freightBy === 'giver' && <KnownField form={form} name="freightFen" hint={t('freightFen.hint')} />}
      </RecordContext>
    </FormPanel>
  );
}

function SignIn({ open, onClose }: Closing) {
  const { t } = useTranslation('transfers');
  const { form, around } = useTyped(
    receiveRecord,
    {},
    (typed) => client.transfers.signIn.mutate({ ...atOf(open.received!), ...typed }),
    renew,
  );
  return (
    <FormPanel form={form} title={t('go.signIn')} saveLabel={t('sign')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="odometerKm" autoFocus />
        <KnownField form={form} name="location" />
        <KnownField form={form} name="damageNote" hint={t('damageNote.hint')} />
        <KnownField form={form} name="damageFen" />
        <KnownField form={form} name="damageLiable" />
      </RecordContext>
    </FormPanel>
  );
}

function ConfirmOut({ open, onClose }: Closing) {
  const { t } = useTranslation('transfers');
  const { id } = open.card;
  const { form, around } = useTyped(
    billRecord,
    { taxpayers: 'same' },
    (typed) => client.transfers.confirmOut.mutate({ id, ...typed }),
    renew,
  );
  return (
    <FormPanel
      form={form}
      title={t('go.confirmOut')}
      saveLabel={t('go.confirmOut')}
      onClose={onClose}
      onSaved={onClose}
    >
      <RecordContext value={around}>
        <KnownField form={form} name="taxpayers" hint={t('taxpayers.hint')} />
        <KnownField form={form} name="invoiceNo" />
      </RecordContext>
    </FormPanel>
  );
}
