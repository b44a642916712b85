import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { INVOICE_WRITERS } from '../../../db/invoices/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { OpenOrder } from './records.ts';

/** 开票 of each car: that there is an invoice, and for those who keep them which, or the way to begin one. */
export function Invoicing({ open }: { readonly open: OpenOrder }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const writes = useMay(...INVOICE_WRITERS);
  const cars = useQuery(trpc.invoices.ofOrder.queryOptions({ id: open.card.id })).data ?? [];
  const { run: start, busy } = useOnce(
    async (carId: string) => {
      try {
        const { id } = await client.invoices.start.mutate({ id: carId });
        await refresh('invoices');
        void navigate(`/invoices/${id}`);
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  return (
    <section className="panel order-part" aria-label={t('invoicing')}>
      <h2>{t('invoicing')}</h2>
      <ol className="order-way">
        {cars.map(({ orderVehicleId, state, issuedOn, id, docNo, invoiceNo }, at) => (
          <li key={orderVehicleId}>
            <strong>
              {at + 1} {open.cars[at]?.title}
            </strong>
            <p>
              {state === null ? (
                <span className="soft">{t('invoicing.none')}</span>
              ) : (
                <span className={`tag tag-${state === 'recorded' ? 'green' : 'grey'}`}>
                  {t(state === 'recorded' ? 'invoicing.done' : 'invoicing.draft')}
                </span>
              )}{' '}
              {issuedOn !== null && shortDay(issuedOn)}{' '}
              {id !== undefined && (
                <Link className="tabular" to={`/invoices/${id}`}>
                  {invoiceNo ?? docNo ?? t('invoicing.open')}
                </Link>
              )}{' '}
              {writes && state === null && open.card.status === 'open' && (
                <Button size="small" loading={busy} onClick={() => void start(orderVehicleId)}>
                  {t('invoicing.start')}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
