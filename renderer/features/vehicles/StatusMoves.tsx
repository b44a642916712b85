import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { statusMoves, type VehicleStatus } from '../../../db/vehicles/rules.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { StatusTag } from './StatusTag.tsx';
import type { VehicleCard } from './types.ts';

/** Where the car goes next: only the moves it can make, and the place it is moved to. */
export function StatusMoves({ card, mayMove }: { readonly card: VehicleCard; readonly mayMove: boolean }) {
  const { t } = useTranslation('vehicles');
  const [place, setPlace] = useState('');
  const [asked, setAsked] = useState<VehicleStatus>();
  const [busy, setBusy] = useState<VehicleStatus>();
  const ways = statusMoves[card.status];

  async function move(to: VehicleStatus): Promise<void> {
    setAsked(undefined);
    setBusy(to);
    const { id, status: from, location } = card;
    try {
      const moved = await client.vehicles.setStatus.mutate({
        id,
        rev: card.rev,
        to,
        ...(place.trim() !== '' && { location: place }),
      });
      setPlace('');
      const back = async () => {
        await client.vehicles.setStatus.mutate({ id, rev: moved.rev, to: from, location });
        await queryClient.invalidateQueries(trpc.vehicles.pathFilter());
      };
      notify(
        t('moved', { name: card.model ?? card.vin, to: t(`status.${to}`) }),
        undoable(from, to) ? back : undefined,
      );
      await queryClient.invalidateQueries(trpc.vehicles.pathFilter());
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(undefined);
    }
  }
  return (
    <section className="panel">
      <h2>
        {t('part.status')} <StatusTag status={card.status} />
      </h2>
      {ways.length === 0 && <p className="soft">{t('moves.none')}</p>}
      {mayMove && ways.length > 0 && (
        <>
          <TextInput
            value={place}
            onChange={setPlace}
            placeholder={card.location === null ? t('moves.placeFirst') : t('moves.place', { place: card.location })}
          />
          <div className="car-moves">
            {ways.map((to) => (
              <Button
                key={to}
                loading={busy === to}
                disabled={busy !== undefined}
                onClick={() => (isLast(to) ? setAsked(to) : void move(to))}
              >
                {t(`move.${card.status}.${to}`)}
              </Button>
            ))}
          </div>
          {asked !== undefined && ways.includes(asked) && (
            <div className="car-moves" role="alert">
              <span>{t('moves.final', { move: t(`move.${card.status}.${asked}`) })}</span>
              <Button type="primary" onClick={() => void move(asked)}>
                {t('moves.sure', { move: t(`move.${card.status}.${asked}`) })}
              </Button>
              <Button onClick={() => setAsked(undefined)}>{t('ui:cancel')}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** No way leads on from there: asked once, beside the button, so that a double click is no answer. */
const isLast = (to: VehicleStatus) => statusMoves[to].length === 0;

/** A move can be taken back when the way back is a move of its own; coming in from transit set a day of arrival. */
const undoable = (from: VehicleStatus, to: VehicleStatus) => statusMoves[to].includes(from);
