import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ALLOCATORS, HOLDERS } from '../../../db/allocations/model.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { Facts } from '../../ui/Facts.tsx';
import { AllocateForm } from './AllocateForm.tsx';
import { StateTag } from './StateTag.tsx';

/** 配车 on a car's card: whose it is; while it is nobody's, giving or holding it. */
export function OfVehicle({ vehicleId }: { readonly vehicleId: string }) {
  const { t } = useTranslation('allocations');
  const { data } = useQuery(trpc.allocations.ofVehicle.queryOptions({ id: vehicleId }));
  const [asked, setAsked] = useState<'order' | 'hold'>();
  const allocates = useMay(...ALLOCATORS);
  const holds = useMay(...HOLDERS);
  if (data === undefined) return null;
  if (asked) return <AllocateForm vehicleId={vehicleId} how={asked} onClose={() => setAsked(undefined)} />;
  const free = data.every(({ state }) => state === 'lost');
  return (
    <section className="panel" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {data.length === 0 && <p className="soft">{t('nobodys')}</p>}
      {data.map((row) => (
        <p key={row.id}>
          <Facts>
            <Link to={`/allocations/${row.id}`}>{row.orderNo ?? row.holdFor ?? row.docNo}</Link>
            {row.ownerName}
            <StateTag state={row.state} />
          </Facts>
        </p>
      ))}
      {free && (allocates || holds) && (
        <div className="buttons">
          {allocates && <Button onClick={() => setAsked('order')}>{t('order')}</Button>}
          {holds && <Button onClick={() => setAsked('hold')}>{t('hold')}</Button>}
        </div>
      )}
    </section>
  );
}
