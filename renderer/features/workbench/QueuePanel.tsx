import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type QueueName, queueNames } from '../../../db/follow-ups/queues.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { QueueList } from './QueueList.tsx';

/** A page of its own before the queues: the manager's team, what waits for the back office. */
interface Lead {
  readonly label: string;
  readonly body: ReactNode;
}
const LEAD = 'lead';
type View = QueueName | typeof LEAD;

/** Queues as chips with how many stand in each, and the chosen one below; the address names the one that is asked for. */
export function QueuePanel(props: { ownerId: string | null; showsOwner: boolean; lead?: Lead | undefined }) {
  const { t } = useTranslation('follow-ups');
  const { ownerId, lead } = props;
  const [asked, ask] = useSearchParams();
  const counts = useQuery({ ...trpc.followUps.counts.queryOptions({ ownerId }), refetchInterval: 60_000 });
  // What is late comes first, unless there is none.
  const first = queueNames.find((name) => (counts.data?.[name] ?? 0) > 0) ?? 'today';
  const [begun, setBegun] = useState<QueueName>();
  useEffect(() => {
    if (begun === undefined && counts.data !== undefined) setBegun(first);
  }, [begun, counts.data, first]);
  const named = queueNames.find((name) => name === asked.get('queue'));
  const view: View = named ?? (lead === undefined ? (begun ?? first) : LEAD);
  return (
    <section className="panel queue-panel" aria-label={t('queue.title')}>
      <ChipGroup<View>
        label={t('queue.title')}
        value={view}
        onChange={(next) => ask(next === LEAD ? {} : { queue: next }, { replace: true })}
        options={[
          ...(lead === undefined ? [] : [{ value: LEAD, label: lead.label } as const]),
          ...queueNames.map((value) => ({
            value,
            label: `${t(`queue.${value}`)} ${counts.data?.[value] ?? ''}`.trim(),
          })),
        ]}
      />
      {view === LEAD ? (
        <div className="desk-lead">{lead?.body}</div>
      ) : (
        <QueueList key={`${view} ${ownerId}`} queue={view} ownerId={ownerId} showsOwner={props.showsOwner} />
      )}
    </section>
  );
}
