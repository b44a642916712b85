import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { money } from '../../lib/money.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { Rows } from './Rows.tsx';
import type { MonthEnd } from './Shipped.tsx';

/** 销售成本结转: cars that are signed for and invoiced, and what this month has carried so far. */
export function Costs({ end, mayKeep }: { readonly end: MonthEnd; readonly mayKeep: boolean }) {
  const { t } = useTranslation('month-end');
  const { month, ready, carried } = end;
  const { run, busy } = useOnce(
    async (carId?: string) => {
      try {
        const done = await client.monthEnd.carry.mutate({ month, ...(carId !== undefined && { carId }) });
        notify(t('carry.done', { count: done.carried }));
        await refresh('monthEnd', 'orders');
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  const known = ready.filter(({ costFen }) => costFen !== null);
  return (
    <section className="panel" aria-label={t('carry')}>
      <h2>{t('carry')}</h2>
      <p className="field-hint">
        {t('carry.carried', { count: carried.cars, cost: money(carried.costFen), gross: money(carried.grossFen) })}
      </p>
      {ready.length === 0 ? (
        <p className="soft">{t('carry.none')}</p>
      ) : (
        <Rows
          label={t('carry')}
          on={t('column.issued')}
          paper={t('column.invoice')}
          rows={ready.map((car) => ({
            ...car,
            key: car.orderVehicleId,
            on: car.issuedOn,
            paper: car.invoiceNo,
            action:
              mayKeep && car.costFen !== null ? (
                <Button size="small" loading={busy} onClick={() => void run(car.orderVehicleId)}>
                  {t('carry.one')}
                </Button>
              ) : null,
          }))}
        />
      )}
      {mayKeep && known.length > 0 && (
        <p>
          <Button loading={busy} onClick={() => void run()}>
            {t('carry.all', { count: known.length })}
          </Button>
        </p>
      )}
      {known.length < ready.length && (
        <p className="document-shut">{t('carry.unknown', { count: ready.length - known.length })}</p>
      )}
    </section>
  );
}
