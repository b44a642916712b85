import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import { newId } from '../kernel/ids.ts';
import type { Known } from './customers.ts';
import type { Dice } from './dice.ts';
import type { Happening } from './year.ts';

const DAY_MS = 86_400_000;
const ADVISORS = ['王工', '刘芳', '何师傅'];

/** 首保 of who has had the car for three months and more; the newest stand without one, for somebody to enter. */
export function firstServicesOf(
  by: Dice,
  now: number,
  customers: readonly Known[],
  year: readonly Happening[],
): Happening[] {
  const cars = new Map(
    year.filter(({ entity }) => entity === 'vehicle').map(({ values }) => [values.buyerId, values.id]),
  );
  return customers.flatMap(({ card }): Happening[] => {
    const deliveredAt = card.formalAt;
    if (card.level !== 'D' || !deliveredAt || !card.ownerId) return [];
    const doneOn = addDays(dayOf(deliveredAt), by.int(70, 110));
    const at = dayRange(addDays(doneOn, by.int(0, 2)))[0] + 15 * 3_600_000;
    if (at > now - DAY_MS) return [];
    const values: NewOf<'first_service'> & { id: string } = {
      id: newId(),
      customerId: card.id,
      vehicleId: cars.get(card.id) ?? null,
      doneOn,
      mileageKm: by.int(31, 72) * 100,
      advisor: by.pick(ADVISORS),
      note: by.chance(0.2) ? '喜欢周末上午来，提前一天微信约' : null,
    };
    return [{ at, by: card.ownerId, entity: 'first_service', values }];
  });
}
