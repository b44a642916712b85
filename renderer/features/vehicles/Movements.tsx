import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';

/** 车辆移动记录: who moved it when, from where to where, newest first. */
export function Movements({ id }: { readonly id: string }) {
  const { t } = useTranslation('vehicles');
  const movements = useQuery(trpc.vehicles.movements.queryOptions({ id }));
  return (
    <section className="panel record-history">
      <h2>{t('part.movements')}</h2>
      <Loaded query={movements} rows={2}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="soft">{t('moves.empty')}</p>
          ) : (
            <ol>
              {lines.map((line) => (
                <li key={line.id}>
                  <p className="soft">
                    <time title={fullMoment(line.movedAt)}>{moment(line.movedAt)}</time>{' '}
                    {line.byName ?? t('records:history.system')}
                  </p>
                  <p>
                    <Facts>
                      <strong>{t(`move.${line.kind}`)}</strong>
                      {line.fromPlace !== line.toPlace &&
                        t('moves.went', {
                          from: line.fromPlace ?? t('value.empty'),
                          to: line.toPlace ?? t('value.empty'),
                        })}
                      {line.holder}
                      {line.dueBackOn && t('moves.dueBack', { day: line.dueBackOn })}
                      {line.odometerKm !== null && `${line.odometerKm} km`}
                      {line.reason}
                    </Facts>
                  </p>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}
