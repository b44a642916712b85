import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { Facts } from '../../ui/Facts.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { Around as Shown } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Kind = 'note' | 'out' | 'sign';

/** Whose car it is and which one, and the three papers of its delivery; `at`: the one that is looked at. */
export function Around({ around, at }: { readonly around: Shown; readonly at: Kind }) {
  const { t } = useTranslation('deliveries');
  const navigate = useNavigate();
  const { order, car, noteId, noteStatus, out, sign } = around;
  const seesPapers = useMay('consultant', 'manager', 'backOffice', 'finance', 'warehouse', 'admin');
  const mayStart = useMay('backOffice', 'warehouse', 'manager');
  const { run, busy } = useOnce(
    async () => {
      try {
        const { id } = await client.deliveries.notes.out.mutate({ id: noteId });
        await refresh('deliveries');
        void navigate(`/stock-outs/${id}`);
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  const papers = [
    { kind: 'note', to: `/deliveries/${noteId}`, state: noteStatus },
    { kind: 'out', to: out && `/stock-outs/${out.id}`, state: out?.status },
    { kind: 'sign', to: sign && `/sign-offs/${sign.id}`, state: sign?.status },
  ] as const;
  return (
    <>
      <section className="panel" aria-label={t('around')}>
        <h2>{t('around')}</h2>
        <p>
          {order?.customerName}{' '}
          {order && seesPapers && (
            <Link to={`/orders/${order.orderId}`}>{t('around.order', { no: order.orderNo })}</Link>
          )}
        </p>
        <p className="soft">
          <Facts>
            {order?.productName}
            {order?.exteriorColor}
            {order?.interiorColor}
            {order?.ownerName}
          </Facts>
        </p>
        <p>
          {car ? (
            <Link className="tabular" to={`/vehicles/${car.id}`}>
              {car.vin}
            </Link>
          ) : (
            <span className="soft">{t('around.noCar')}</span>
          )}
        </p>
      </section>
      {seesPapers && (
        <section className="panel" aria-label={t('chain')}>
          <h2>{t('chain')}</h2>
          <ol className="delivery-chain">
            {papers.map(({ kind, to, state }) => (
              <li key={kind} aria-current={kind === at ? 'step' : undefined}>
                {to ? <Link to={to}>{t(`chain.${kind}`)}</Link> : t(`chain.${kind}`)}{' '}
                {state ? (
                  <StateTag state={state} />
                ) : kind === 'out' && noteStatus === 'approved' && mayStart ? (
                  <Button size="small" loading={busy} onClick={() => void run()}>
                    {t('chain.start')}
                  </Button>
                ) : (
                  <span className="soft">{t(kind === 'sign' ? 'chain.after' : 'chain.none')}</span>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
