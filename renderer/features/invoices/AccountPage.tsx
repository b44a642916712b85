import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { daysOver } from '../../../db/invoices/ageing.ts';
import { INVOICE_RECORDERS } from '../../../db/invoices/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import type { Account } from './records.ts';
import { SettleForm } from './SettleForm.tsx';
import './invoices.css';

/** 客户往来: what a customer owes, what they paid, and what settled what. */
export default function AccountPage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.receivables.account.queryOptions({ id }));
  return (
    <Loaded query={query} rows={10}>
      {(account) => <Whole account={account} />}
    </Loaded>
  );
}

function Whole({ account }: { readonly account: Account }) {
  const { t } = useTranslation('invoices');
  return (
    <Page
      title={t('account.of', { name: account.name })}
      subtitle={
        <>
          {t('account.balance')} <strong className="tabular">{money(account.balanceFen)}</strong>
          {account.freeFen > 0 && (
            <>
              {' · '}
              {t('account.free')} <strong className="tabular">{money(account.freeFen)}</strong>
            </>
          )}
          {account.overFen > 0 && (
            <>
              {' · '}
              {t('account.paidOver')} <strong className="tabular">{money(account.overFen)}</strong>
            </>
          )}
          {' · '}
          <Link to={`/customers/${account.customerId}`}>{t('account.card')}</Link>
        </>
      }
      actions={
        <PrintButton
          page={t('account.title')}
          label={(key) => t('account.print', { key })}
          of={['statement', account.customerId, account.on]}
          make={(lang) => client.receivables.print.mutate({ id: account.customerId, lang })}
          file={`${t('account.paper')} ${account.name}`}
        />
      }
    >
      <Receivables account={account} />
      <Receipts account={account} />
    </Page>
  );
}

function Receivables({ account }: { readonly account: Account }) {
  const { t } = useTranslation('invoices');
  const settles = useMay(...INVOICE_RECORDERS);
  const [taking, setTaking] = useState<string>();
  return (
    <section className="panel invoice-table" aria-label={t('owed.title')}>
      <h2>{t('owed.title')}</h2>
      {account.receivables.length === 0 && <p className="soft">{t('account.nothing')}</p>}
      {account.receivables.length > 0 && (
        <table>
          <thead>
            <tr>
              {['docNo', 'orderId', 'invoiceNo', 'dueOn'].map((field) => (
                <th key={field}>{t(`field.${field}`)}</th>
              ))}
              <th className="number">{t('account.amount')}</th>
              <th className="number">{t('account.settled')}</th>
              <th className="number">{t('account.open')}</th>
              <th>{t('account.by')}</th>
            </tr>
          </thead>
          <tbody>
            {account.receivables.map((one) => {
              const open = one.amountFen - one.settledFen;
              const days = open === 0 ? 0 : daysOver(one.dueOn, account.on);
              return (
                <tr key={one.id}>
                  <td className="tabular">{one.docNo}</td>
                  <td className="tabular">
                    <Link to={`/orders/${one.orderId}`}>{one.orderNo}</Link>
                  </td>
                  <td className="tabular">
                    <Link to={`/invoices/${one.invoiceId}`}>{one.invoiceNo}</Link>
                  </td>
                  <td>
                    {shortDay(one.dueOn)}{' '}
                    {days > 0 && <span className="tag tag-red">{t('account.over', { days })}</span>}
                  </td>
                  <td className="number tabular">{money(one.amountFen)}</td>
                  <td className="number tabular">{money(one.settledFen)}</td>
                  <td className="number tabular">
                    <strong>{money(open)}</strong>
                  </td>
                  <td>
                    <ul className="invoice-settled">
                      {one.settlements
                        .filter(({ reversesId, reversed }) => reversesId === null && reversed === 0)
                        .map((made) => (
                          <li key={made.id}>
                            <span className="tabular">{money(made.fen)}</span>{' '}
                            {made.receiptId === null ? (
                              t('owed.against')
                            ) : (
                              <Link to={`/receipts/${made.receiptId}`}>{made.receiptNo}</Link>
                            )}
                            {settles && made.receiptId !== null && (
                              <Button size="small" type="text" onClick={() => setTaking(made.id)}>
                                {t('settle.takeBack')}
                              </Button>
                            )}
                          </li>
                        ))}
                    </ul>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {taking !== undefined && (
        <ReasonForm
          key={taking}
          label={t('settle.reason')}
          submit={t('settle.takeBack')}
          run={async (reason) => {
            await client.receivables.unsettle.mutate({ id: taking, reason });
            await refresh('receivables', 'invoices');
          }}
          onClose={() => setTaking(undefined)}
        />
      )}
    </section>
  );
}

function Receipts({ account }: { readonly account: Account }) {
  const { t } = useTranslation(['invoices', 'receipts']);
  const settles = useMay(...INVOICE_RECORDERS);
  const [settling, setSettling] = useState<string>();
  const owes = account.receivables.some(({ amountFen, settledFen }) => amountFen > settledFen);
  return (
    <section className="panel invoice-table" aria-label={t('account.paid')}>
      <h2>{t('account.paid')}</h2>
      {account.receipts.length === 0 && <p className="soft">{t('account.unpaid')}</p>}
      {account.receipts.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('field.docNo')}</th>
              <th>{t('account.receivedOn')}</th>
              <th>{t('account.purpose')}</th>
              <th>{t('field.orderId')}</th>
              <th className="number">{t('account.stands')}</th>
              <th className="number">{t('account.settled')}</th>
              <th className="number">{t('account.free')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {account.receipts.map((one) => {
              const free = one.purpose === 'agency' ? 0 : one.standingFen - one.usedFen;
              return (
                <tr key={one.id}>
                  <td className="tabular">
                    <Link to={`/receipts/${one.id}`}>{one.docNo}</Link>
                  </td>
                  <td>{shortDay(one.receivedOn)}</td>
                  <td>{t(`receipts:purpose.${one.purpose}`)}</td>
                  <td className="tabular">{one.orderNo}</td>
                  <td className="number tabular">{money(one.standingFen)}</td>
                  <td className="number tabular">{money(one.usedFen)}</td>
                  <td className="number tabular">{free > 0 && <strong>{money(free)}</strong>}</td>
                  <td>
                    {settles && free > 0 && owes && (
                      <Button size="small" onClick={() => setSettling(one.id)}>
                        {t('settle.make')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {settling !== undefined && (
        <SettleForm key={settling} account={account} receiptId={settling} onClose={() => setSettling(undefined)} />
      )}
      {account.freeFen > 0 && <p className="soft">{t('account.freeHint')}</p>}
    </section>
  );
}
