import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueName } from '../../../db/follow-ups/queues.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { briefly } from '../../lib/when.ts';
import { Against } from '../../ui/Against.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import type { Open, TeamLine } from './types.ts';

const QUEUES = ['today', 'overdue', 'hours24', 'callbacks'] as const;

/** Consultants as rows: who is with a guest, who still has to call whom, who reaches the month's goals. Each number opens its rows. */
export function Team(props: { onOpen: Open; onPick: (ownerId: string, queue?: QueueName) => void }) {
  const { t } = useTranslation('workbench');
  const team = useQuery({ ...trpc.workbench.team.queryOptions(), refetchInterval: 60_000 });
  if (team.data === undefined) return <Waiting rows={4} />;
  return (
    <table className="desk-team">
      <thead>
        <tr>
          <th scope="col">{t('team.name')}</th>
          <th scope="col">{t('team.now')}</th>
          <th scope="col" className="number">
            {t('reports:count.parties')}
          </th>
          <th scope="col" className="number">
            {t('team.contacts')}
          </th>
          {QUEUES.map((queue) => (
            <th key={queue} scope="col" className="number">
              {t(queue === 'today' ? 'team.due' : `follow-ups:queue.${queue}`)}
            </th>
          ))}
          <th scope="col">{t('team.orders')}</th>
          <th scope="col">{t('team.deliveries')}</th>
        </tr>
      </thead>
      <tbody>
        {team.data.map((line) => (
          <TeamRow key={line.id} line={line} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function TeamRow(props: { line: TeamLine; onOpen: Open; onPick: (ownerId: string, queue?: QueueName) => void }) {
  const { t } = useTranslation('workbench');
  const today = useToday();
  const { onOpen, onPick } = props;
  const { id, name, receiving, queues, goals, ...counts } = props.line;
  const month = { from: `${today.slice(0, 7)}-01`, to: today, consultantId: id };
  const day = { from: today, to: today, consultantId: id };
  const [guest] = receiving;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => onPick(id)}>
          {name}
        </button>
      </th>
      <td className="desk-team-now">
        {guest === undefined
          ? t('team.free')
          : t('team.with', {
              name: guest.name ?? t('nameless'),
              time: briefly(Date.now() - guest.receivedAt),
            })}
      </td>
      {(['parties', 'contacts'] as const).map((count) => (
        <td key={count} className="number">
          <button
            type="button"
            className="link desk-number"
            aria-label={`${name} ${t(`reports:count.${count}`)}`}
            onClick={() => onOpen({ kind: 'count', name: count, span: day, of: name })}
          >
            {counts.today[count]}
          </button>
        </td>
      ))}
      {QUEUES.map((queue) => (
        <td key={queue} className="number">
          <button
            type="button"
            aria-label={`${name} ${t(`follow-ups:queue.${queue}`)}`}
            className={queue === 'overdue' && queues[queue] > 0 ? 'link queue-late' : 'link desk-number'}
            onClick={() => onPick(id, queue)}
          >
            {queues[queue]}
          </button>
        </td>
      ))}
      {(['orders', 'deliveries'] as const).map((count) => (
        <td key={count}>
          <button
            type="button"
            className="link desk-number"
            aria-label={`${name} ${t(`reports:count.${count}`)}`}
            onClick={() => onOpen({ kind: 'count', name: count, span: month, of: name })}
          >
            <Against reached={counts.month[count]} goal={goals[count]} bar={count === 'orders'} />
          </button>
        </td>
      ))}
    </tr>
  );
}
