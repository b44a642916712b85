import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';

/** Consultants as rows: who is with a guest, who still has to call whom, who broke a clock. */
export function Team(props: { onPick: (ownerId: string) => void }) {
  const { t } = useTranslation('follow-ups');
  const team = useQuery({ ...trpc.followUps.team.queryOptions(), refetchInterval: 60_000 });
  if (team.data === undefined || team.data.length === 0) return null;
  const red = (count: number) => <td className={count > 0 ? 'number queue-late' : 'number'}>{count}</td>;
  return (
    <section className="panel team" aria-label={t('team.title')}>
      <table>
        <thead>
          <tr>
            <th>{t('team.name')}</th>
            <th>{t('team.now')}</th>
            <th className="number">{t('team.parties')}</th>
            <th className="number">{t('team.contacts')}</th>
            <th className="number">{t('queue.today')}</th>
            <th className="number">{t('queue.overdue')}</th>
            <th className="number">{t('queue.hours24')}</th>
            <th className="number">{t('queue.callbacks')}</th>
            <th className="number">{t('team.forgotten')}</th>
            <th className="number">{t('team.orders')}</th>
            <th className="number">{t('team.deliveries')}</th>
          </tr>
        </thead>
        <tbody>
          {team.data.map(({ id, name, numbers, queues }) => (
            <tr key={id}>
              <td>
                <button type="button" className="link" onClick={() => props.onPick(id)}>
                  {name}
                </button>
              </td>
              <td>
                {numbers.receiving.length === 0
                  ? t('team.free')
                  : t('team.with', { name: numbers.receiving[0]!.name ?? t('guest') })}
              </td>
              <td className="number">{numbers.parties}</td>
              <td className="number">{numbers.contacts}</td>
              <td className="number">{queues.today}</td>
              {red(queues.overdue)}
              {red(queues.hours24)}
              <td className="number">{queues.callbacks}</td>
              {red(numbers.forgotten)}
              <td className="number">{numbers.monthOrders}</td>
              <td className="number">{numbers.monthDeliveries}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
