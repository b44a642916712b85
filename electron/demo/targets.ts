import { dayOf, dayRange } from '../../db/core/day.ts';
import type { Goals } from '../../db/targets/model.ts';
import { addMonths, summed } from '../../db/targets/rules.ts';
import { targetId } from '../features/targets/service.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

/** Months before this one that had goals. */
const MONTHS = 11;

/** 月目标: what each consultant and the showroom were to reach, set in the last days of the month before; the coming month too. */
export function targetsOfYear(by: Dice, now: number, staff: DemoStaff): Happening[] {
  const month = dayOf(now).slice(0, 7);
  return Array.from({ length: MONTHS + 2 }, (_, index) => addMonths(month, index - MONTHS)).flatMap((of) => {
    const setAt = dayRange(`${addMonths(of, -1)}-24`)[0] + 15 * 3_600_000;
    const at = Math.min(setAt, now - 3_600_000);
    const line = (staffId: string | null, goals: Partial<Goals> = {}): Happening => ({
      at,
      by: staff.manager,
      entity: 'sales_target',
      values: {
        id: targetId(of, staffId),
        month: of,
        staffId,
        orders: by.int(1, 2),
        deliveries: by.int(1, 2),
        parties: by.int(10, 12) * 10,
        newCards: by.int(7, 9) * 5,
        drives: by.int(2, 4) * 5,
        ...goals,
        captureBp: by.int(12, 14) * 500,
      },
    });
    const people = staff.consultants.map((id) => line(id));
    const sum = summed(people.map(({ values }) => values as Partial<Goals>));
    // The showroom asks a little more than its people put down.
    return [...people, line(null, { ...sum, orders: sum.orders! + 1, drives: sum.drives! + 5 })];
  });
}
