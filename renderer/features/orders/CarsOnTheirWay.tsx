import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ALLOCATORS } from '../../../db/allocations/model.ts';
import { NOTE_WRITERS } from '../../../db/deliveries/model.ts';
import { DIRECT_WRITERS } from '../../../db/direct-shipments/model.ts';
import { RETURN_ASKERS } from '../../../db/returns/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { Facts } from '../../ui/Facts.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { OpenOrder } from './records.ts';

type OnItsWay = Outputs['deliveries']['ofOrder'][number];

/** 配车 and 交车: each car of an open order, from a VIN that is its own to the signature. */
export function CarsOnTheirWay({ open }: { readonly open: OpenOrder }) {
  const { t } = useTranslation('orders');
  const cars = useQuery(trpc.deliveries.ofOrder.queryOptions({ id: open.card.id })).data ?? [];
  return (
    <section className="panel order-part" aria-label={t('way')}>
      <h2>{t('way')}</h2>
      <ol className="order-way">
        {cars.map((car, at) => (
          <li key={car.orderVehicleId}>
            <strong>
              {at + 1} {open.cars[at]?.title}
            </strong>
            <OneCar open={open} car={car} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function OneCar({ open, car }: { readonly open: OpenOrder; readonly car: OnItsWay }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const allocates = useMay(...ALLOCATORS);
  const delivers = useMay(...NOTE_WRITERS);
  const { allocation, note, out, sign, direct, fitting, orderVehicleId } = car;
  const sends = useMay(...DIRECT_WRITERS);
  const returns = useMay(...RETURN_ASKERS);
  const { run: sendStraight } = useOnce(
    async () => {
      try {
        const { id } = await client.directShipments.start.mutate({ id: orderVehicleId });
        await refresh('directShipments', 'deliveries');
        void navigate(`/direct-shipments/${id}`);
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  const { run: allocate, busy } = useOnce(
    async (vehicleId: string) => {
      try {
        const { docNo, consultantId } = open.card;
        const made = await client.allocations.create.mutate({
          ...{ vehicleId, orderVehicleId, orderNo: docNo, ownerId: consultantId },
        });
        notify(t('way.allocated', { no: made.docNo }));
        await refresh('deliveries', 'allocations', 'vehicles');
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  const { run: deliver } = useOnce(
    async () => {
      try {
        const { id } = await client.deliveries.start.mutate({ id: orderVehicleId });
        await refresh('deliveries');
        void navigate(`/deliveries/${id}`);
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  const holds = allocation !== null && allocation.state !== 'lost';
  return (
    <>
      {allocation && (
        <p>
          <Link to={`/allocations/${allocation.id}`}>{allocation.docNo}</Link>{' '}
          <span className={`tag tag-${TONES[allocation.state]}`}>{t(`allocations:state.${allocation.state}`)}</span>{' '}
          <Link className="tabular" to={`/vehicles/${allocation.vehicleId}`}>
            {allocation.vin}
          </Link>
        </p>
      )}
      {direct !== null && (
        <p>
          {t('way.direct')} <Link to={`/direct-shipments/${direct.id}`}>{direct.docNo ?? t('way.direct.draft')}</Link>{' '}
          <span className="soft">{t(`direct-shipments:status.${direct.status}`)}</span>
        </p>
      )}
      {!holds && direct === null && (
        <ul>
          {fitting.length === 0 && <li className="soft">{t('way.noneFits')}</li>}
          {fitting.map((one) => (
            <li key={one.id}>
              <Link className="tabular" to={`/vehicles/${one.id}`}>
                {one.vin}
              </Link>{' '}
              <span className="soft">
                <Facts>
                  {one.exteriorColor}
                  {one.interiorColor}
                  {one.location}
                </Facts>
              </span>{' '}
              {allocates && (
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`${t('way.allocate')} ${one.vin}`}
                  onClick={() => void allocate(one.id)}
                >
                  {t('way.allocate')}
                </Button>
              )}
            </li>
          ))}
          {sends && (
            <li>
              <Button size="small" onClick={() => void sendStraight()}>
                {t('way.sendStraight')}
              </Button>
            </li>
          )}
        </ul>
      )}
      {holds && direct === null && (
        <p>
          {note ? (
            <Link to={`/deliveries/${note.id}`}>{t('way.note')}</Link>
          ) : (
            delivers && (
              <Button size="small" onClick={() => void deliver()}>
                {t('way.deliver')}
              </Button>
            )
          )}{' '}
          {note && (
            <span className="soft">
              {returns && out === 'left' && (
                <>
                  <Link to={`/returns/new?car=${orderVehicleId}`}>{t('way.return')}</Link>{' '}
                </>
              )}
              {[note.status, out, sign]
                .filter((state) => state !== null)
                .map((state) => t(`deliveries:status.${state}`))
                .join(' → ')}
            </span>
          )}
        </p>
      )}
    </>
  );
}

const TONES = { claimed: 'amber', confirmed: 'green', lost: 'red', released: 'grey', consumed: 'green' } as const;
