import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { QueueName } from '../../../db/follow-ups/queues.ts';
import { type ToContact, useContacting } from '../../lib/contacting.ts';
import { useToday } from '../../lib/today.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { dayText, duration, moment } from '../../lib/when.ts';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import type { QueueLine } from './types.ts';

const toContact = ({ key, customerId, reason }: QueueLine): ToContact => ({
  key,
  customerId,
  serves: reason === 'cadence' || reason === 'contact24' ? undefined : reason,
});

/** An unanswered call is one key. */
async function missed(line: QueueLine, said: (next: string) => string): Promise<void> {
  try {
    const saved = await client.followUps.record.mutate({
      customerId: line.customerId,
      method: 'call',
      outcome: 'missed',
    });
    notify(said(saved.nextContactOn === null ? '' : dayText(saved.nextContactOn)), async () => {
      await client.followUps.takeBack.mutate({ id: saved.id, rev: saved.rev });
      await queryClient.invalidateQueries(trpc.followUps.pathFilter());
    });
  } catch (error) {
    notifyFailure(error);
  }
  await queryClient.invalidateQueries(trpc.followUps.pathFilter());
}

/** 跟进队列: a row's Enter or 1 writes a contact down, 2 says that nobody answered; ↑ ↓ move, the cursor stays in its place. */
export function QueueList(props: { queue: QueueName; ownerId: string | null; showsOwner: boolean }) {
  const { t } = useTranslation('follow-ups');
  const { queue, ownerId } = props;
  const open = useContacting((state) => state.open);
  const shut = useContacting((state) => state.now === undefined);
  const list = useRef<HTMLOListElement>(null);
  const at = useRef(0);
  const query = useQuery(trpc.followUps.queue.queryOptions({ queue, ownerId }));
  const lines = query.data ?? [];
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('li') ?? [])];
  // After a contact the cursor is where it was: on the next one of the queue. Never under a dialog that stands over the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the drawer shuts and when a row came or went
  useEffect(() => {
    const free = document.activeElement === document.body && document.querySelector('[aria-modal="true"]') === null;
    if (shut && free) rows()[Math.min(at.current, lines.length - 1)]?.focus();
  }, [shut, lines.length]);
  function keys(event: KeyboardEvent, index: number): void {
    const line = lines[index];
    if (line === undefined || event.target !== event.currentTarget) return;
    at.current = index;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) rows()[index + step]?.focus();
    else if (event.key === 'Enter' || event.key === '1') open(toContact(line), lines.slice(index + 1).map(toContact));
    else if (event.key === '2') void missed(line, (day) => t('recorded.missed', { name: line.name, next: day }));
    else return;
    event.preventDefault();
  }
  if (query.error && query.data === undefined)
    return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Waiting rows={8} />;
  if (lines.length === 0) return <Empty title={t(`empty.${queue}`)} text={t('empty.queue')} />;
  return (
    <ol className="queue" ref={list} aria-label={t(`queue.${queue}`)}>
      {lines.map((line, index) => (
        <li
          key={line.key}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it has keys of its own besides its links
          tabIndex={0}
          aria-label={line.name}
          onKeyDown={(event) => keys(event, index)}
          onFocus={() => {
            at.current = index;
          }}
        >
          <span className="queue-who">
            <Link to={`/customers/${line.customerId}`}>{line.name}</Link> <LevelTag level={line.level} />
          </span>
          <Due line={line} />
          <span className="queue-what">
            <Facts>
              {line.interest}
              {props.showsOwner && line.ownerName}
              {line.lastAt !== null &&
                t('last', {
                  at: moment(line.lastAt),
                  what: line.lastContent || t(`outcome.${line.lastOutcome}`),
                })}
              {line.nextPurpose !== null && t('before.next', { what: line.nextPurpose })}
            </Facts>
          </span>
          <span className="tabular queue-phone">{line.phone}</span>
          <span className="queue-keys">
            <button
              type="button"
              className="link"
              onClick={() => open(toContact(line), lines.slice(index + 1).map(toContact))}
            >
              {t('contact')} <kbd>1</kbd>
            </button>
            <button
              type="button"
              className="link"
              onClick={() => void missed(line, (day) => t('recorded.missed', { name: line.name, next: day }))}
            >
              {t('outcome.missed')} <kbd>2</kbd>
            </button>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** "逾期 2 天", "还剩 3 小时". */
function Due({ line }: { line: QueueLine }) {
  const { t } = useTranslation('follow-ups');
  const today = useToday();
  const now = Date.now();
  if (line.dueAt !== null && line.reason !== 'cadence') {
    const late = line.dueAt < now;
    return (
      <span className={late ? 'queue-late' : 'queue-soon'}>
        {t(`reason.${line.reason}`)}{' '}
        {t(late ? 'clock.late' : 'clock.left', { time: duration(Math.abs(line.dueAt - now)) })}
      </span>
    );
  }
  return <span className={line.dueOn < today ? 'queue-late' : 'queue-soon'}>{dayText(line.dueOn)}</span>;
}
