import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type QueueName, queueNames } from '../../../db/follow-ups/queues.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { QueueList } from './QueueList.tsx';

/** Queues as chips with how many stand in each, and the chosen one below. */
export function QueuePanel(props: { ownerId: string | null; showsOwner: boolean }) {
  const { t } = useTranslation('follow-ups');
  const { ownerId } = props;
  const counts = useQuery({ ...trpc.followUps.counts.queryOptions({ ownerId }), refetchInterval: 60_000 });
  const [chosen, setChosen] = useState<QueueName>();
  // What is late comes first, unless there is none.
  const first = queueNames.find((name) => (counts.data?.[name] ?? 0) > 0) ?? 'today';
  const [begun, setBegun] = useState<QueueName>();
  useEffect(() => {
    if (begun === undefined && counts.data !== undefined) setBegun(first);
  }, [begun, counts.data, first]);
  const queue = chosen ?? begun ?? first;
  return (
    <section className="panel queue-panel" aria-label={t('queue.title')}>
      <ChipGroup<QueueName>
        label={t('queue.title')}
        value={queue}
        onChange={setChosen}
        options={queueNames.map((value) => ({
          value,
          label: `${t(`queue.${value}`)} ${counts.data?.[value] ?? ''}`.trim(),
        }))}
      />
      <QueueList key={`${queue} ${ownerId}`} queue={queue} ownerId={ownerId} showsOwner={props.showsOwner} />
    </section>
  );
}
