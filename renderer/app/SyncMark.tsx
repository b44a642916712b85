import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOwnState } from '../lib/attention.ts';
import { useMay } from '../lib/session.ts';
import { trpc } from '../lib/trpc.ts';
import { moment } from '../lib/when.ts';

const tones = {
  unenrolled: 'grey',
  offline: 'amber',
  syncing: 'amber',
  synced: 'green',
  attention: 'red',
  stopped: 'red',
} as const;

/** 离线 n / 同步中 n / 已同步 hh:mm / 需处理 n: always in sight, opens its page, blocks nothing. */
export function SyncMark() {
  const { t } = useTranslation('app');
  const reading = useMay('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');
  const { data } = useQuery(trpc.sync.status.queryOptions(undefined, { refetchInterval: 30_000 }));
  const own = useOwnState(data);
  if (data === undefined || own === undefined) return <span className="sync-mark" />;
  const count = own.state === 'attention' ? own.attention : data.pending;
  // Until the first page is here nobody knows how many will come.
  const receiving = data.receiving !== null && data.receiving.total > 0 ? data.receiving : null;
  const state = data.receiving !== null && own.state === 'synced' ? 'syncing' : own.state;
  const to = own.state === 'attention' && reading ? '/attention' : '/sync';
  return (
    <Link to={to} className={`sync-mark mark mark-${tones[state]}`} data-state={state} aria-live="polite">
      {receiving !== null && state !== 'offline' ? t('sync.receiving', receiving) : t(`sync.${state}`)}
      {state === 'synced' && data.lastOkAt !== null && <span className="tabular"> {moment(data.lastOkAt)}</span>}
      {state !== 'synced' && count > 0 && <span className="tabular"> {count}</span>}
    </Link>
  );
}
