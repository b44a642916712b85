import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MovementKind, movementProblems, movesFrom } from '../../../db/vehicles/movement.ts';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { MoveForm } from './MoveForm.tsx';
import { StatusTag } from './StatusTag.tsx';
import type { VehicleCard } from './types.ts';

/** Always asked about first: what leaves the house, and what says that it should not have. */
const ASKED: readonly MovementKind[] = ['deliver', 'takeBack'];

/** Where the car goes next: only what can happen to it, and the place it is moved to. */
export function StatusMoves({ card, mayMove }: { readonly card: VehicleCard; readonly mayMove: boolean }) {
  const { t } = useTranslation('vehicles');
  const mayTakeBack = useMay('manager', 'admin');
  const [place, setPlace] = useState('');
  const [asked, setAsked] = useState<MovementKind>();
  const [busy, setBusy] = useState<MovementKind>();
  const ways = movesFrom(card.status).filter((kind) => kind !== 'takeBack' || mayTakeBack);

  async function move(kind: MovementKind): Promise<void> {
    const toPlace = place.trim() === '' ? null : place;
    if (ASKED.includes(kind) || movementProblems(kind, card, { toPlace }).length > 0) return setAsked(kind);
    setAsked(undefined);
    setBusy(kind);
    try {
      const moved = await client.vehicles.move.mutate({ id: card.id, rev: card.rev, kind, toPlace });
      setPlace('');
      const to = t(`status.${moved.status}`);
      notify(t(kind === 'move' ? 'movedTo' : 'moved', { name: card.model ?? card.vin, to, place: moved.location }));
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
      {card.status === 'delivered' && <p className="soft">{t('moves.none')}</p>}
      {mayMove && ways.length > 0 && (
        <>
          {card.status !== 'delivered' && (
            <TextInput
              value={place}
              onChange={setPlace}
              placeholder={card.location === null ? t('moves.placeFirst') : t('moves.place', { place: card.location })}
            />
          )}
          <div className="car-moves">
            {ways.map((kind) => (
              <Button
                key={kind}
                loading={busy === kind}
                disabled={busy !== undefined}
                aria-expanded={asked === kind}
                onClick={() => void move(kind)}
              >
                {t(`move.${kind}`)}
              </Button>
            ))}
          </div>
          {asked !== undefined && ways.includes(asked) && (
            <MoveForm key={asked} card={card} kind={asked} toPlace={place} onDone={() => setAsked(undefined)} />
          )}
        </>
      )}
    </section>
  );
}
