import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CANCELLERS } from '../../../db/cancellations/model.ts';
import type { CarEnd } from '../../../db/orders/model.ts';
import { RECORDS } from '../../../db/records.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { leaving } from '../../ui/leaving.ts';
import { AddCars, ChangeCar } from './CarPanel.tsx';
import type { OpenOrder, OrderCar } from './records.ts';
import { SpreadPanel } from './SpreadPanel.tsx';

const amount = (fen: number | null) => (fen === null ? '–' : money(fen));
const number = { align: 'right', className: 'tabular' } as const;

/** What a 调拨 for this car begins with. */
const askFor = ({ id, shipFromStoreId, title, exteriorColor, interiorColor }: OrderCar): URLSearchParams =>
  new URLSearchParams({
    ...{ car: id, from: shipFromStoreId ?? '' },
    wanted: [title, exteriorColor, interiorColor].filter(Boolean).join(' '),
  });

/** The cars of an order, one record each, with where each comes from; a draft's car opens beside the others. */
export function Cars({ open, mayWrite }: { readonly open: OpenOrder; readonly mayWrite: boolean }) {
  const { t } = useTranslation('orders');
  const { cars, card, endedCars } = open;
  const cancels = useMay(...CANCELLERS) && card.status === 'open' && cars.length > 1;
  const asksSisters = useMay('backOffice', 'manager') && card.status === 'open';
  const [panel, setPanel] = useState<string>();
  const show = (next: string | undefined) => leaving(() => setPanel(next));
  const close = () => setPanel(undefined);
  const chosen = cars.find(({ id }) => id === panel);
  return (
    <section className="panel order-part" aria-label={t('cars')}>
      <h2>
        {t('cars')}
        {mayWrite && (
          <span className="buttons">
            {cars.length > 0 && <Button onClick={() => show('spread')}>{t('spread')}</Button>}
            <Button onClick={() => show('add')}>{t('car.add')}</Button>
          </span>
        )}
      </h2>
      {panel === 'add' && mayWrite && <AddCars orderId={card.id} last={cars.at(-1)} onClose={close} />}
      {panel === 'spread' && mayWrite && <SpreadPanel open={open} onClose={close} />}
      {chosen && mayWrite && <ChangeCar key={chosen.id} car={chosen} onClose={close} />}
      {cars.length === 0 ? (
        <p className="soft">{t('cars.none')}</p>
      ) : (
        <Table<OrderCar>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={cars}
          columns={[
            { title: '#', width: 40, render: (_, _car, at) => at + 1 },
            {
              title: t('field.productId'),
              render: (_, car) => (
                <>
                  {mayWrite ? (
                    <button type="button" className="link" onClick={() => show(car.id)}>
                      {car.title}
                    </button>
                  ) : (
                    car.title
                  )}
                  <small className="soft">
                    {[car.exteriorColor, car.interiorColor, car.adjustmentNo].filter(Boolean).join(' · ')}
                  </small>
                </>
              ),
            },
            { title: t('column.guide'), width: 110, ...number, render: (_, car) => amount(car.guideFen) },
            {
              title: t('field.vehicleFen'),
              width: 120,
              ...number,
              render: (_, car) => (
                <>
                  <strong>{amount(car.vehicleFen)}</strong>
                  {car.belowFen > 0 && (
                    <small className="gate-shut">{t('below.short', { fen: money(car.belowFen) })}</small>
                  )}
                </>
              ),
            },
            {
              title: t('field.fulfilment'),
              width: 90,
              render: (_, car) => (
                <>
                  {t(`fulfilment.${car.fulfilment}`)}
                  {car.shipFromStoreId && <small className="soft">{car.shipFromStoreId}</small>}
                  {cancels && (
                    <small>
                      <Link to={`/cancellations/new?order=${card.id}&car=${car.id}`}>{t('car.cancel')}</Link>
                    </small>
                  )}
                  {car.fulfilment === 'loan' && (
                    <small>
                      <Link to={`/loans/of/${card.id}`}>{t('loan.open')}</Link>
                    </small>
                  )}
                  {car.fulfilment === 'transfer' && asksSisters && (
                    <small>
                      <Link to={`/transfers/new?${askFor(car)}`}>{t('transfer.ask')}</Link>
                    </small>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {endedCars.length > 0 && (
        <ul className="order-ended" aria-label={t('cars.ended')}>
          {endedCars.map(({ id, title, exteriorColor, interiorColor, vehicleFen, ended, endedById }) => (
            <li key={id}>
              <Ended how={ended!} id={endedById} />{' '}
              <s>
                {[title, exteriorColor, interiorColor].filter(Boolean).join(' · ')} {amount(vehicleFen)}
              </s>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where the paper stands by which a car ended. */
const ENDED_BY: Readonly<Record<CarEnd, string | null>> = {
  cancelled: RECORDS.cancellation.path,
  refused: RECORDS.sign_off.path,
  returned: RECORDS.vehicle_return.path,
};

function Ended({ how, id }: { readonly how: CarEnd; readonly id: string | null }) {
  const { t } = useTranslation('orders');
  const path = ENDED_BY[how];
  return path && id ? <Link to={`${path}/${id}`}>{t(`ended.${how}`)}</Link> : t(`ended.${how}`);
}
