import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { money } from '../../lib/money.ts';
import { trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';

/** Drives, kilometres and money of the car, month by month. */
export function Months({ id }: { readonly id: string }) {
  const { t } = useTranslation('demo-cars');
  const months = useQuery(trpc.demoCars.months.queryOptions({ id }));
  return (
    <section className="panel demo-car-months" aria-label={t('months')}>
      <h2>{t('months')}</h2>
      <Loaded query={months} rows={4}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('months.none')} />
          ) : (
            <table>
              <thead>
                <tr>
                  {['month', 'drives', 'km', 'cost', 'perKm'].map((column) => (
                    <th key={column}>{t(`months.${column}`)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {all.map((one) => (
                  <tr key={one.month}>
                    <td>{one.month}</td>
                    <td>{one.drives}</td>
                    <td>{one.km}</td>
                    <td>{money(one.costFen)}</td>
                    <td>{one.km > 0 && one.costFen > 0 ? money(Math.round(one.costFen / one.km)) : '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </section>
  );
}
