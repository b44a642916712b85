import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ConflictLines } from './ConflictLines.tsx';
import { IssueList } from './IssueList.tsx';
import { PairLines } from './PairLines.tsx';
import { SettledList } from './SettledList.tsx';

/** Three queues under each other, and below them what was decided lately. */
export function AttentionList() {
  const { t } = useTranslation('sync');
  const choosing = useMay('consultant', 'manager', 'admin');
  const merging = useMay('consultant', 'backOffice', 'manager', 'admin');
  const deciding = useMay('admin', 'manager');
  const conflicts = useQuery({ ...trpc.sync.openIssues.queryOptions(), enabled: choosing });
  const pairs = useQuery({ ...trpc.duplicates.list.queryOptions(), enabled: merging });
  const refused = useQuery(trpc.sync.issues.queryOptions());
  const open = refused.data?.filter(({ state }) => state !== 'conflict') ?? [];
  return (
    <div className="sync-page">
      <Loaded query={refused}>
        {() =>
          open.length + (conflicts.data?.length ?? 0) + (pairs.data?.length ?? 0) === 0 && (
            <Empty title={t('attention.none')} text={t('attention.none.text')} />
          )
        }
      </Loaded>
      {conflicts.data !== undefined && conflicts.data.length > 0 && <ConflictLines lines={conflicts.data} />}
      {pairs.data !== undefined && pairs.data.length > 0 && <PairLines pairs={pairs.data} />}
      <IssueList deciding={deciding} />
      {choosing && <SettledList />}
    </div>
  );
}
