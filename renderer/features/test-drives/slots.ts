import { dayRange } from '../../../db/core/day.ts';
import { overlaps, SLOT_MS } from '../../../db/test-drives/rules.ts';
import type { Day, DayDrive } from './types.ts';

/** The calendar's columns: half hours from `opens` (UTC ms) on. */
export interface Hours {
  readonly opens: number;
  readonly slots: number;
}

const HOUR_MS = 3_600_000;

/** 8:30 to 18:30, and longer on a day that has drives before or after. */
export function hoursOf({ on, drives }: Pick<Day, 'on' | 'drives'>): Hours {
  const [midnight] = dayRange(on);
  const opens = Math.min(midnight + 8.5 * HOUR_MS, ...drives.map(({ plannedStartAt }) => plannedStartAt));
  const closes = Math.max(midnight + 18.5 * HOUR_MS, ...drives.map(({ plannedEndAt }) => plannedEndAt));
  const first = midnight + Math.floor((opens - midnight) / SLOT_MS) * SLOT_MS;
  return { opens: first, slots: Math.ceil((closes - first) / SLOT_MS) };
}

/** When a column begins (UTC ms). */
export const atSlot = ({ opens }: Hours, slot: number): number => opens + slot * SLOT_MS;

/** The column an instant lies in, or between which ones. */
export const slotOf = ({ opens }: Hours, at: number): number => (at - opens) / SLOT_MS;

/** Columns chosen in the row of a car. */
export interface Place {
  readonly carId: string;
  readonly slot: number;
  readonly length: number;
}

export const planOf = (hours: Hours, { carId, slot, length }: Place) => ({
  demoCarId: carId,
  plannedStartAt: atSlot(hours, slot),
  plannedEndAt: atSlot(hours, slot + length),
});

/** The drive that holds the car then; `exceptId` is the one being moved. */
export const heldBy = (drives: readonly DayDrive[], plan: ReturnType<typeof planOf>, exceptId?: string) =>
  drives.find(
    (drive) =>
      drive.id !== exceptId && drive.demoCarId === plan.demoCarId && drive.state !== 'back' && overlaps(drive, plan),
  );

/** The drive drawn there, one that is over among them. */
export const standingAt = (drives: readonly DayDrive[], plan: ReturnType<typeof planOf>) =>
  drives.find((drive) => drive.demoCarId === plan.demoCarId && overlaps(drive, plan));

/** Columns a drive takes. */
export const lengthOf = ({ plannedStartAt, plannedEndAt }: Pick<DayDrive, 'plannedStartAt' | 'plannedEndAt'>) =>
  Math.max(1, Math.round((plannedEndAt - plannedStartAt) / SLOT_MS));

/** Drives of a row that are drawn over each other (two PCs booked one car) share its height: who stands in which part of how many. */
export function lanesOf(drives: readonly DayDrive[]): ReadonlyMap<string, { lane: number; of: number }> {
  const lanes: DayDrive[][] = [];
  for (const drive of drives) {
    const free = lanes.find((lane) => lane.every((other) => !overlaps(drive, other)));
    if (free) free.push(drive);
    else lanes.push([drive]);
  }
  return new Map(
    drives.map((drive) => {
      const alone = drives.every((other) => other === drive || !overlaps(drive, other));
      return [
        drive.id,
        alone ? { lane: 0, of: 1 } : { lane: lanes.findIndex((lane) => lane.includes(drive)), of: lanes.length },
      ];
    }),
  );
}

/** The first free column from now on today, from the morning on other days. */
export function firstFree(hours: Hours, drives: readonly DayDrive[], carId: string, now: number): number {
  const from = Math.max(0, Math.ceil(slotOf(hours, now)));
  for (let slot = from; slot < hours.slots; slot += 1)
    if (!heldBy(drives, planOf(hours, { carId, slot, length: 1 }))) return slot;
  return Math.min(from, hours.slots - 1);
}
