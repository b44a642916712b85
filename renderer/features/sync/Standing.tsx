import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../db/sync/model.ts';
import { duration, fullMoment, moment } from '../../lib/when.ts';

const day = 86_400_000;

/** State in words: what happened last, what waits, what happens next. */
export function Standing(props: { status: SyncStatus }) {
  const { t } = useTranslation('sync');
  const { status } = props;
  const waited = status.oldestPendingAt === null ? 0 : Date.now() - status.oldestPendingAt;
  const facts: [string, string][] = [
    [t('pending'), t('count', { count: status.pending })],
    [t('held'), t('count', { count: status.held })],
    [t('rejected'), t('count', { count: status.rejected })],
    [t('lastOk'), status.lastOkAt === null ? t('never') : fullMoment(status.lastOkAt)],
  ];
  if (status.nextTryAt !== null && status.pending > 0) facts.push([t('nextTry'), moment(status.nextTryAt)]);
  if (status.gatewayUrl !== null) facts.push([t('gateway'), status.gatewayUrl]);
  if (status.operator !== null) facts.push([t('operator'), t(`operator.${status.operator}`)]);
  return (
    <section className="panel standing">
      <p className="standing-words">
        {t(`state.${status.state}`, { count: status.state === 'attention' ? status.rejected : status.pending })}
      </p>
      {/* 'unreachable' is what the headline says already. */}
      {status.reason !== null && status.reason !== 'unreachable' && <p>{t(`line.${status.reason}`)}</p>}
      {waited > day && (
        <p className={waited > 3 * day ? 'field-error' : 'field-warning'}>{t('oldest', { time: duration(waited) })}</p>
      )}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
