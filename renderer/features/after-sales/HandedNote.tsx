import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { moment, shortDay } from '../../lib/when.ts';
import { CopyForAfterSales } from './CopyForAfterSales.tsx';

/** That the first maintenance was done and who looks after the customer now, in front of whoever opens the card. */
export function HandedNote({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('after-sales');
  const [printing, setPrinting] = useState(false);
  const lines = useQuery(trpc.afterSales.ofCustomer.queryOptions({ id: customerId })).data ?? [];
  if (lines.length === 0) return null;
  return (
    <section className="panel" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {lines.map(({ id, doneOn, mileageKm, advisor, car, plate, byName, createdAt, note }) => (
        <p key={id}>
          {t('line', { car: car ?? '', plate: plate ?? '', day: shortDay(doneOn), km: mileageKm.toLocaleString() })}
          <br />
          <span className="soft">{t('line.handed', { advisor, name: byName, at: moment(createdAt) })}</span>
          {note !== null && <br />}
          {note}
        </p>
      ))}
      <button type="button" className="link" onClick={() => setPrinting(true)}>
        {t('copy.print')}
      </button>
      {printing && <CopyForAfterSales customerId={customerId} name="" onClose={() => setPrinting(false)} />}
    </section>
  );
}
