import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ruleText } from '../../lib/errors.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { Rows } from './Rows.tsx';

export type MonthEnd = Outputs['monthEnd']['get'];

/** 发出商品: the list of the month, confirmed by finance, and what was taken out of it in this month. */
export function Shipped({ end, mayKeep }: { readonly end: MonthEnd; readonly mayKeep: boolean }) {
  const { t } = useTranslation('month-end');
  const { month, cars, confirmed, shut, reversals } = end;
  const { run, busy } = useOnce(
    async () => {
      try {
        await client.monthEnd.confirm.mutate({ month });
        notify(t('confirmed', { month }));
        await refresh('monthEnd', 'documents');
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  return (
    <section className="panel" aria-label={t('shipped')}>
      <h2>
        {t('shipped')}{' '}
        <span className={`tag tag-${confirmed ? 'green' : 'amber'}`}>
          {confirmed
            ? t('state.confirmed', {
                docNo: confirmed.docNo ?? '',
                day: confirmed.on === null ? '' : shortDay(confirmed.on),
              })
            : t('state.open')}
        </span>
      </h2>
      <p className="field-hint">{t('shipped.about')}</p>
      {cars.length === 0 ? (
        <p className="soft">{t('shipped.none')}</p>
      ) : (
        <Rows
          label={t('shipped')}
          on={t('column.left')}
          paper={t('column.out')}
          rows={cars.map((car) => ({ ...car, key: car.orderVehicleId, on: car.leftOn, paper: car.outNo }))}
        />
      )}
      {!confirmed && mayKeep && (
        <>
          {shut.map(({ code, params }) => (
            <p key={`${code} ${JSON.stringify(params)}`} className="document-shut">
              {ruleText(code, { ...params })}
            </p>
          ))}
          <p>
            <Button type="primary" loading={busy} disabled={shut.length > 0} onClick={() => void run()}>
              {t('confirm')}
            </Button>
          </p>
        </>
      )}
      {reversals.length > 0 && (
        <>
          <h3>{t('reversed')}</h3>
          <Rows
            label={t('reversed')}
            on={t('column.left')}
            paper={t('column.why')}
            rows={reversals.map((line) => ({
              ...line,
              key: line.id,
              on: line.leftOn,
              paper: t(line.invoiceId === null ? 'why.returned' : 'why.invoiced'),
            }))}
          />
        </>
      )}
    </section>
  );
}
