import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Level } from '../../../db/customers/model.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { clock } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import type { ExpectedGuest } from './types.ts';

/** Expected guests with what happens to them: 到店, 未到, 取消, each taken back by 撤销. */
export function Expected({
  guests,
  onMove,
}: {
  guests: readonly ExpectedGuest[];
  onMove: (guest: ExpectedGuest) => void;
}) {
  const { t } = useTranslation('follow-ups');
  async function settle({ id, rev, name }: ExpectedGuest, state: 'missed' | 'cancelled'): Promise<void> {
    try {
      const saved = await client.followUps.settleAppointment.mutate({ id, rev, state });
      notify(t(`appointment.${state}`, { name }), async () => {
        await client.followUps.settleAppointment.mutate({ id, rev: saved.rev, state: 'expected' });
        await refresh('followUps', 'visits');
      });
    } catch (error) {
      notifyFailure(error);
    }
    await refresh('followUps', 'visits');
  }
  async function arrive({ id, rev, name }: ExpectedGuest): Promise<void> {
    try {
      await client.followUps.arrive.mutate({ id, rev });
      notify(t('appointment.arrived', { name }));
    } catch (error) {
      notifyFailure(error);
    }
    await refresh('followUps', 'visits');
  }
  return (
    <ul className="expected">
      {guests.map((guest) => (
        <li key={guest.id} className={guest.state === 'expected' ? undefined : 'expected-over'}>
          <time className="tabular">{clock(guest.at)}</time>
          <Link to={`/customers/${guest.customerId}`}>{guest.name}</Link>
          <LevelTag level={guest.level as Level} />
          <Facts>
            {t(`purpose.${guest.purpose}`)}
            {guest.phone}
            {guest.consultantName}
            {guest.note}
          </Facts>
          <span className="expected-keys">
            {guest.state === 'expected' ? (
              <>
                <button type="button" className="link" onClick={() => void arrive(guest)}>
                  {t('action.arrive')}
                </button>
                <button type="button" className="link" onClick={() => onMove(guest)}>
                  {t('action.move')}
                </button>
                <button type="button" className="link" onClick={() => void settle(guest, 'missed')}>
                  {t('action.missed')}
                </button>
                <button type="button" className="link" onClick={() => void settle(guest, 'cancelled')}>
                  {t('action.cancel')}
                </button>
              </>
            ) : (
              t(`state.${guest.state}`)
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
