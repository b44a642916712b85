import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Discard } from './Discard.tsx';
import { reasonText, recordPath, recordTitle, type SentRow } from './records.ts';

const again = () => queryClient.invalidateQueries({ queryKey: [['sync']] });

/** What head office did not take: the reason, and the three ways on: open and correct, send again, give up with a reason. */
export function IssueList(props: { deciding: boolean }) {
  const { t } = useTranslation('sync');
  const issues = useQuery(trpc.sync.issues.queryOptions());
  const [discarding, setDiscarding] = useState<string>();
  // Two versions of one record are settled side by side, not sent again.
  const rows = issues.data?.filter(({ state }) => state !== 'conflict') ?? [];
  if (rows.length === 0) return null;

  async function resend(row: SentRow): Promise<void> {
    try {
      await client.sync.resend.mutate({ opId: row.opId });
      notify(t('resent', { label: row.label }));
      await again();
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <section className="panel">
      <h2>{t('issues', { count: rows.length })}</h2>
      <ul className="issues">
        {rows.map((row) => {
          const path = recordPath(row);
          return (
            <li key={row.opId}>
              <div className="issue">
                <strong>{recordTitle(row)}</strong>
                <span className="mark mark-red">{t(row.parked ? 'op.parked' : `op.${row.state}`)}</span>
                <span className="issue-reason">{reasonText(row)}</span>
                <span className="tabular">{moment(row.wallAt)}</span>
                {path !== undefined && <Link to={path}>{t('open')}</Link>}
                <Button size="small" onClick={() => void resend(row)}>
                  {t('resend')}
                </Button>
                {props.deciding && (
                  <Button size="small" onClick={() => setDiscarding(row.opId)}>
                    {t('discard')}
                  </Button>
                )}
              </div>
              {discarding === row.opId && (
                <Discard
                  row={row}
                  onClose={(done) => {
                    setDiscarding(undefined);
                    if (done) void again();
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
