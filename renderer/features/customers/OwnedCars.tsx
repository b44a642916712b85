import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';

/** 名下车辆: cars of our stock they buy or drive, then all they own, drive or pay for, ours or not, now and before. */
export function OwnedCars({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const mayTie = useMay('consultant', 'backOffice', 'manager', 'admin');
  const ours = useQuery(trpc.vehicles.byCustomer.queryOptions({ customerId }));
  const cars = useQuery(trpc.vehicles.people.ofCustomer.queryOptions({ customerId }));
  const [brandModel, setBrandModel] = useState('');
  const [plate, setPlate] = useState('');
  const add = async () => {
    try {
      const typed = { customerId, relation: 'owner', brandModel, plate } as const;
      await client.vehicles.people.create.mutate(typed);
      notify(t('owned.added', { car: brandModel }));
      setBrandModel('');
      setPlate('');
      await queryClient.invalidateQueries(trpc.vehicles.people.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <div className="panel">
      <h2>{t('owned.title')}</h2>
      {ours.data?.map((row) => (
        <p key={row.id}>
          <button type="button" className="link" onClick={() => void navigate(`/vehicles/${row.id}`)}>
            {row.model ?? row.series ?? row.vin}
          </button>{' '}
          <span className="tabular">{row.plate ?? row.vin}</span> {t(row.buys ? 'related.buyer' : 'related.driver')}
        </p>
      ))}
      <Loaded query={cars} rows={2}>
        {(rows) =>
          rows.length === 0 && ours.data?.length === 0 && !mayTie ? (
            <p className="soft">{t('owned.none')}</p>
          ) : (
            rows.map((row) => (
              <p key={row.id} className={row.until === null ? '' : 'soft'}>
                {row.vehicleId === null ? (
                  <strong>{row.car}</strong>
                ) : (
                  <button type="button" className="link" onClick={() => void navigate(`/vehicles/${row.vehicleId}`)}>
                    {row.car ?? row.vin}
                  </button>
                )}{' '}
                <Facts>
                  {t(`owned.${row.relation}`)}
                  {row.plate}
                  {row.mileageKm !== null && `${row.mileageKm} km`}
                  {row.since && t('owned.since', { day: row.since })}
                  {row.until && t('owned.until', { day: row.until })}
                </Facts>
              </p>
            ))
          )
        }
      </Loaded>
      {mayTie && (
        <div className="owned-add">
          <Input
            size="small"
            aria-label={t('owned.car')}
            placeholder={t('owned.car')}
            value={brandModel}
            onChange={(event) => setBrandModel(event.target.value)}
          />
          <Input
            size="small"
            aria-label={t('owned.plate')}
            placeholder={t('owned.plate')}
            value={plate}
            onChange={(event) => setPlate(event.target.value)}
          />
          <Button size="small" disabled={brandModel.trim() === ''} onClick={() => void add()}>
            {t('owned.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
