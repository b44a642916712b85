import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isLikely } from '../../lib/attention.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useListView } from '../../ui/listView.ts';
import { ConflictLines } from './ConflictLines.tsx';
import { IssueList } from './IssueList.tsx';
import { PairLines } from './PairLines.tsx';
import { SettledList } from './SettledList.tsx';

const QUEUES = ['conflicts', 'pairs', 'issues'] as const;
type Queue = (typeof QUEUES)[number];

/** Three queues under each other, one alone where a chip says so; below them what may be nothing, and what was decided lately. */
export function AttentionList() {
  const { t } = useTranslation('sync');
  const choosing = useMay('consultant', 'manager', 'admin');
  const merging = useMay('consultant', 'backOffice', 'manager', 'admin');
  const deciding = useMay('admin', 'manager');
  const conflicts = useQuery({ ...trpc.sync.openIssues.queryOptions(), enabled: choosing }).data ?? [];
  const pairs = useQuery({ ...trpc.duplicates.list.queryOptions(), enabled: merging }).data ?? [];
  const refused = useQuery(trpc.sync.issues.queryOptions());
  const theirs = useQuery({ ...trpc.sync.deciders.queryOptions(), enabled: !deciding }).data;
  const view = useListView('attention');
  const chosen = view.filters.only as Queue | undefined;
  const likely = pairs.filter(isLikely);
  const perhaps = pairs.filter((pair) => !isLikely(pair));
  const counts: Record<Queue, number> = {
    conflicts: conflicts.length,
    pairs: likely.length,
    issues: refused.data?.filter(({ state }) => state !== 'conflict').length ?? 0,
  };
  const others = theirs?.count ?? 0;
  const names = theirs?.names.join('、') ?? '';
  const filled = QUEUES.filter((queue) => counts[queue] > 0);
  // The last of a queue was settled: the others are shown again.
  const only = chosen !== undefined && counts[chosen] > 0 ? chosen : undefined;
  const shows = (queue: Queue) => counts[queue] > 0 && (only ?? queue) === queue;
  return (
    <div className="sync-page">
      {filled.length > 1 && (
        <ChipGroup<Queue | undefined>
          clearable
          label={t('attention.only')}
          value={only}
          onChange={(queue) => view.filter('only', queue)}
          options={filled.map((queue) => ({ value: queue, label: t(queue, { count: counts[queue] }) }))}
        />
      )}
      <Loaded query={refused}>
        {() =>
          filled.length === 0 && (
            <Empty
              title={t('attention.none')}
              text={
                others === 0
                  ? t('attention.none.text')
                  : t(names ? 'attention.others.named' : 'attention.others', { count: others, names })
              }
            />
          )
        }
      </Loaded>
      {shows('conflicts') && <ConflictLines lines={conflicts} />}
      {shows('pairs') && (
        <section className="panel">
          <h2>{t('pairs', { count: likely.length })}</h2>
          <PairLines name="pairs" pairs={likely} />
        </section>
      )}
      {shows('issues') && <IssueList deciding={deciding} />}
      {perhaps.length > 0 && only === undefined && (
        <details
          className="panel"
          open={view.filters.perhaps !== undefined}
          onToggle={(event) => view.filter('perhaps', event.currentTarget.open ? 'yes' : undefined)}
        >
          <summary>{t('pairs.perhaps', { count: perhaps.length })}</summary>
          <PairLines name="pairs.perhaps" pairs={perhaps} />
        </details>
      )}
      {choosing && <SettledList />}
    </div>
  );
}
