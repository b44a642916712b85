import { z } from 'zod';
import type { Role } from '../../../../db/staff/model.ts';
import { type RotaStep, rotaEventFields, rotaSteps } from '../../../../db/visits/model.ts';
import { ROTA_KEEPERS } from '../../../../db/visits/rules.ts';
import { newId } from '../../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Who } from '../../../records/who.ts';
import { findStaff } from '../../staff/service.ts';
import { todayOf } from '../rows.ts';
import { type RotaPlace, rotaOf } from './rota.ts';

export const rotaStepInput = rotaEventFields
  .pick({ reason: true, agreedById: true })
  .extend({ staffId: z.uuid(), kind: z.enum(rotaSteps) });
type RotaStepInput = z.infer<typeof rotaStepInput>;

/** How long a step can be taken back (撤销), ms. */
const UNDO_MS = 60_000;

const REFUSED: Readonly<Record<RotaStep, (place: RotaPlace) => string | false>> = {
  skip: ({ state }) => state === 'away' && 'rota.isAway',
  leave: ({ state }) => state === 'away' && 'rota.isAway',
  return: ({ state }) => state !== 'away' && 'rota.isHere',
};

const agrees = (role: Role) => ROTA_KEEPERS.includes(role);

/**
 * 跳过 离开 返回 of today. Those who keep the desk do it for anybody and have agreed by doing so; a consultant does it for themselves and
 * names who agreed when they stand at the waiting point (SEED).
 * @throws InvalidInput `field.required` at `reason`, `rota.consent` at `agreedById`; Refusal `rota.notYours`, `rota.notIn`, `rota.isAway`,
 * `rota.isHere`
 */
export const stepInRota = (store: Store, who: Who, input: RotaStepInput): { id: string } =>
  store.write(who, (tx) => {
    const { staffId, kind } = input;
    if (staffId !== who.id && !agrees(who.role)) throw new Refusal('rota.notYours');
    const on = todayOf(store);
    const place = rotaOf(store, on).order.find((one) => one.staffId === staffId);
    if (!place) throw new Refusal('rota.notIn', { field: 'staffId' });
    const refused = REFUSED[kind](place);
    if (refused) throw new Refusal(refused, { params: { name: place.name } });
    const reason = input.reason?.trim() || null;
    if (kind !== 'return' && reason === null) throw new InvalidInput([{ path: 'reason', code: 'field.required' }]);
    const agreedById = agreedBy(store, who, input, place);
    const { id } = tx.insert('rota_event', { id: newId(), visitOn: on, at: tx.at, kind, staffId, reason, agreedById });
    return { id };
  });

function agreedBy(store: Store, who: Who, { kind, agreedById }: RotaStepInput, place: RotaPlace): string | null {
  if (agreedById) {
    const person = findStaff(store, agreedById);
    if (!person || person.disabledAt !== null || !agrees(person.role))
      throw new InvalidInput([{ path: 'agreedById', code: 'rota.consent' }]);
    return agreedById;
  }
  if (agrees(who.role)) return who.id;
  if (kind !== 'return' && place.state === 'point')
    throw new InvalidInput([{ path: 'agreedById', code: 'rota.consent' }]);
  return null;
}

/** Takes a step back within a minute, by whoever made it. @throws Refusal `record.missing`, `rota.notYours`, `rota.undoLate` */
export const takeBackStep = (store: Store, who: Who, id: string): void =>
  store.write(who, (tx) => {
    const event = tx.get('rota_event', id);
    if (!event || event.deletedAt !== null || event.kind === 'set')
      throw new Refusal('record.missing', { params: { entity: 'rota_event' } });
    if (event.createdBy !== who.id) throw new Refusal('rota.notYours');
    if (tx.at - event.at > UNDO_MS) throw new Refusal('rota.undoLate');
    tx.remove('rota_event', id);
  });
