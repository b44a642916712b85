import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { CLOCK_WARNING_MS, type Proof, type SyncStatus } from '../../../db/sync/model.ts';
import { useOwnState } from '../../lib/attention.ts';
import { duration, fullMoment, moment } from '../../lib/when.ts';

const day = 86_400_000;

/** Reasons that end with a new code. */
const reconnects = ['device_revoked', 'device_cloned'];

/** State in words: what happened last, what waits, what happens next, and by whom when `deciding` is not this person's. */
export function Standing(props: { status: SyncStatus; deciding: boolean }) {
  const { t } = useTranslation('sync');
  const { status } = props;
  const own = useOwnState(status) ?? { state: status.state, attention: status.rejected };
  const waited = status.oldestPendingAt === null ? 0 : Date.now() - status.oldestPendingAt;
  const facts: [string, string][] = [
    [t('pending'), t('count', { count: status.pending })],
    // Only where head office runs the gateway anything is held here; a dealer's keeps it from the CRM instead.
    ...(status.operator === 'head_office' ? [[t('held'), t('count', { count: status.held })] as [string, string]] : []),
    [t('rejected'), t('count', { count: own.attention })],
    [t('lastOk'), status.lastOkAt === null ? t('never') : fullMoment(status.lastOkAt)],
  ];
  const silent = status.lastOkAt === null ? 0 : Date.now() - status.lastOkAt;
  const offBy = Math.abs(status.clockOffsetMs ?? 0);
  if (status.nextTryAt !== null && status.pending > 0) facts.push([t('nextTry'), moment(status.nextTryAt)]);
  if (status.gatewayUrl !== null) facts.push([t('gateway'), status.gatewayUrl]);
  if (status.operator !== null) facts.push([t('operator'), t(`operator.${status.operator}`)]);
  const state = t(`state.${own.state}`, { count: own.state === 'attention' ? own.attention : status.pending });
  // 'unreachable' is what the headline says already; any other answer means that head office was reached.
  const reason = status.reason !== null && status.reason !== 'unreachable' && t(`line.${status.reason}`);
  const answered = status.state === 'offline' && reason;
  return (
    <section className="panel standing">
      <p className="standing-words">{answered || state}</p>
      {reason && !answered && <p>{reason}</p>}
      {reconnects.includes(status.reason ?? '') && !props.deciding && <p>{t('enrol.who')}</p>}
      {waited > day && (
        <p className={waited > 3 * day ? 'field-error' : 'field-warning'}>{t('oldest', { time: duration(waited) })}</p>
      )}
      {silent > day && waited <= day && (
        <p className={silent > 3 * day ? 'field-error' : 'field-warning'}>{t('silent', { time: duration(silent) })}</p>
      )}
      {offBy > CLOCK_WARNING_MS && (
        <p className="field-warning">
          {t((status.clockOffsetMs ?? 0) > 0 ? 'clock.behind' : 'clock.ahead', { time: duration(offBy) })}
        </p>
      )}
      {status.receiving !== null && status.receiving.total > 0 && <Receiving {...status.receiving} />}
      {status.proof !== null && <ProofLine proof={status.proof} />}
      {status.proof === null && status.state !== 'unenrolled' && <p className="field-hint">{t('proof.none')}</p>}
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

/** The showroom's records on their way here; everything can be used meanwhile. */
function Receiving({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useTranslation('sync');
  const percent = total === 0 ? 0 : Math.floor((Math.min(done, total) / total) * 100);
  return (
    <div className="receiving" role="status">
      <p>{t('receiving', { done: done.toLocaleString(), total: total.toLocaleString() })}</p>
      <Progress percent={percent} size="small" strokeColor="var(--accent)" aria-label={t('receiving.label')} />
    </div>
  );
}

/** "本店 12,408 条与总部一致，03:12": the last nightly proof, or what it could not mend. */
function ProofLine({ proof }: { readonly proof: Proof }) {
  const { t } = useTranslation('sync');
  const facts = {
    records: proof.records.toLocaleString(),
    when: moment(proof.at),
    open: proof.open,
    healed: proof.healed,
  };
  if (proof.open > 0) return <p className="field-error">{t('proof.open', facts)}</p>;
  return (
    <p className="proof" role="status" title={fullMoment(proof.at)}>
      {t(proof.healed > 0 ? 'proof.healed' : 'proof', facts)}
    </p>
  );
}
