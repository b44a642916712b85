import { dayOf, dayRange } from '../../db/core/day.ts';
import { addMonths } from '../../db/targets/rules.ts';
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
    const line = (staffId: string | null, times: number): Happening => ({
      at,
      by: staff.manager,
      entity: 'sales_target',
      values: {
        id: targetId(of, staffId),
        month: of,
        staffId,
        orders: times * by.int(1, 3),
        deliveries: times * by.int(1, 2),
        parties: times * by.int(10, 12) * 10,
        newCards: times * by.int(7, 9) * 5,
        drives: times * by.int(2, 4) * 5,
        captureBp: by.int(12, 14) * 500,
      },
    });
    return [...staff.consultants.map((id) => line(id, 1)), line(null, staff.consultants.length)];
  });
}
