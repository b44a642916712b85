import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { AGENCY_PAYERS } from '../../../db/agency/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { useTyped } from '../../records/document/useTyped.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { Ledger } from '../../ui/Ledger.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { agencyRecord } from './records.ts';
import './agency.css';

type Account = Outputs['agency']['ofOrder'];

/** 代办 of one order: collected, paid out, and what is still to be paid or given back. */
export default function AccountPage() {
  const { id = '' } = useParams();
  const account = useQuery(trpc.agency.ofOrder.queryOptions({ id }));
  const order = useQuery(trpc.orders.get.queryOptions({ id }));
  return (
    <Loaded query={account} rows={8}>
      {(open) => <Card orderId={id} account={open} order={order.data} />}
    </Loaded>
  );
}

interface CardProps {
  readonly orderId: string;
  readonly account: Account;
  readonly order: Outputs['orders']['get'] | undefined;
}

function Card({ orderId, account, order }: CardProps) {
  const { t } = useTranslation('agency');
  const mayPay = useMay(...AGENCY_PAYERS);
  const [doing, setDoing] = useState<{ what: 'pay' } | { what: 'reverse'; id: string }>();
  const close = () => setDoing(undefined);
  const due = order?.lines.filter(({ mode }) => mode === 'agency') ?? [];
  return (
    <Page
      title={`${t('title')} · ${order?.card.customerName ?? ''}`}
      subtitle={<Link to={`/orders/${orderId}`}>{order?.card.docNo}</Link>}
      actions={mayPay && <Button onClick={() => setDoing({ what: 'pay' })}>{t('pay')}</Button>}
    >
      <div className="agency">
        <section className="panel" aria-label={t('account')}>
          <h2>{t('account')}</h2>
          <Ledger
            lines={(['collected', 'paid', 'open'] as const).map((key) => ({
              ...{ key, label: t(key), fen: account[`${key}Fen`], strong: key === 'open' },
            }))}
          />
          <p className="soft">
            {t(account.openFen > 0 ? 'open.more' : account.openFen < 0 ? 'open.less' : 'open.even')}
          </p>
          {due.length > 0 && (
            <>
              <h3>{t('due')}</h3>
              <Ledger
                lines={due.map(({ id, kind, title, amountFen }) => ({
                  ...{ key: id, label: title || t(`quotes:kind.${kind}`), fen: amountFen },
                }))}
              />
            </>
          )}
        </section>
        <section className="panel" aria-label={t('entries')}>
          <h2>{t('entries')}</h2>
          {account.entries.length === 0 && <p className="soft">{t('entries.none')}</p>}
          <ul className="agency-entries">
            {account.entries.map((entry) => (
              <li key={entry.id} className={entry.reversed === 1 || entry.reversesId !== null ? 'soft' : undefined}>
                <strong className="tabular">
                  {money(entry.reversesId === null ? entry.amountFen : -entry.amountFen)}
                </strong>{' '}
                {t(`kind.${entry.kind}`)} · {entry.payee} · {shortDay(entry.paidOn)}
                <small className="soft">
                  {[entry.externalRef, entry.reversesId !== null && t('reversal'), entry.remark, entry.byName]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {mayPay && entry.reversesId === null && entry.reversed === 0 && (
                  <Button size="small" danger onClick={() => setDoing({ what: 'reverse', id: entry.id })}>
                    {t('reverse')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
        {doing?.what === 'pay' && <PayForm orderId={orderId} account={account} onClose={close} />}
        {doing?.what === 'reverse' && (
          <section className="panel" aria-label={t('reverse')}>
            <ReasonForm
              label={t('reverse.reason')}
              submit={t('reverse')}
              onClose={close}
              run={async (reason) => {
                await client.agency.reverse.mutate({ id: doing.id, reason });
                await refresh('agency', 'orders');
              }}
            />
          </section>
        )}
      </div>
    </Page>
  );
}

interface PayFormProps {
  readonly orderId: string;
  readonly account: Account;
  readonly onClose: () => void;
}

function PayForm({ orderId, account, onClose }: PayFormProps) {
  const { t } = useTranslation('agency');
  const today = useToday();
  const { form, around } = useTyped(
    agencyRecord,
    { orderId, kind: 'purchaseTax', method: 'transfer', paidOn: today },
    async (typed) => {
      await client.agency.pay.mutate(typed);
      notify(t('posted'));
    },
    () => refresh('agency', 'orders'),
  );
  return (
    <FormPanel form={form} title={t('pay')} saveLabel={t('pay.post')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownField form={form} name="kind" autoFocus />
        <KnownField form={form} name="amountFen" hint={t('open.hint', { money: money(account.openFen) })} />
        <KnownGroup form={form} columns={1} fields={['payee', 'method', 'externalRef', 'paidOn', 'remark']} />
      </RecordContext>
    </FormPanel>
  );
}
