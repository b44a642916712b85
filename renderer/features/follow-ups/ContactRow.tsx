import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TAKE_BACK_MS } from '../../../db/follow-ups/rules.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import type { BeforeCall } from './types.ts';

type Row = BeforeCall['contacts'][number];
type Asking = 'struckReason' | 'managerNote';

/** One contact of the past: who said what; a wrong one is taken back or struck through, the manager writes beside it. */
export function ContactRow({ row }: { row: Row }) {
  const { t } = useTranslation('follow-ups');
  const me = useStaff();
  const manages = useMay('manager', 'admin');
  const [asking, setAsking] = useState<Asking>();
  const [typed, setTyped] = useState('');
  const mine = row.createdBy === me.id || manages;
  const young = Date.now() - row.createdAt < TAKE_BACK_MS;
  async function run(change: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await change();
      setAsking(undefined);
      setTyped('');
      notify(said);
    } catch (error) {
      notifyFailure(error);
    }
    await refresh('followUps', 'customers');
  }
  const at = { id: row.id, rev: row.rev };
  const answer = () =>
    asking === 'struckReason'
      ? run(() => client.followUps.strike.mutate({ ...at, reason: typed }), t('struck'))
      : run(() => client.followUps.note.mutate({ ...at, note: typed }), t('noted'));
  return (
    <li className={row.struckAt === null ? undefined : 'contact-struck'}>
      <time className="tabular" title={fullMoment(row.at)}>
        {moment(row.at)}
      </time>
      <Facts>
        {row.byName}
        {t(`method.${row.method}`)}
        {t(`outcome.${row.outcome}`)}
        {row.content}
        {row.levelBefore !== row.levelAfter &&
          `${t(`ui:level.${row.levelBefore}`)} → ${t(`ui:level.${row.levelAfter}`)}`}
        {row.nextPurpose !== null && t('before.next', { what: row.nextPurpose })}
        {row.managerNote !== null && t('before.note', { note: row.managerNote })}
        {row.struckReason !== null && t('struckBecause', { reason: row.struckReason })}
      </Facts>
      {row.struckAt === null && (
        <span className="contact-keys">
          {mine && young && (
            <button
              type="button"
              className="link"
              onClick={() => void run(() => client.followUps.takeBack.mutate(at), t('takenBack'))}
            >
              {t('action.takeBack')}
            </button>
          )}
          {mine && !young && (
            <button type="button" className="link" onClick={() => setAsking('struckReason')}>
              {t('action.strike')}
            </button>
          )}
          {manages && (
            <button type="button" className="link" onClick={() => setAsking('managerNote')}>
              {t('action.note')}
            </button>
          )}
        </span>
      )}
      {asking !== undefined && (
        <span className="contact-asked">
          <Input
            autoFocus
            size="small"
            aria-label={t(`field.${asking}`)}
            placeholder={t(`field.${asking}`)}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={(event) => {
              event.preventDefault();
              if (!event.nativeEvent.isComposing && typed.trim() !== '') void answer();
            }}
          />
          <Button size="small" disabled={typed.trim() === ''} onClick={() => void answer()}>
            {t('save')}
          </Button>
        </span>
      )}
    </li>
  );
}
