import { dayRange } from '../../../db/core/day.ts';
import { overlaps, SLOT_MS } from '../../../db/test-drives/rules.ts';
import type { DayDrive } from './types.ts';

/** The calendar's columns: half hours from 8:30 to 18:30. */
export const SLOTS = 20;
const OPENS_MS = 8.5 * 3_600_000;

/** When a column begins (UTC ms); a half one lies between. */
export const atSlot = (on: string, slot: number): number => dayRange(on)[0] + OPENS_MS + slot * SLOT_MS;

/** The column an instant lies in; below 0 or from `SLOTS` on when the showroom is closed. */
export const slotOf = (on: string, at: number): number => (at - dayRange(on)[0] - OPENS_MS) / SLOT_MS;

/** Columns chosen in the row of a car. */
export interface Place {
  readonly carId: string;
  readonly slot: number;
  readonly length: number;
}

export const planOf = (on: string, { carId, slot, length }: Place) => ({
  demoCarId: carId,
  plannedStartAt: atSlot(on, slot),
  plannedEndAt: atSlot(on, slot + length),
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
export function firstFree(on: string, drives: readonly DayDrive[], carId: string, now: number): number {
  const from = Math.max(0, Math.ceil(slotOf(on, now)));
  for (let slot = from; slot < SLOTS; slot += 1)
    if (!heldBy(drives, planOf(on, { carId, slot, length: 1 }))) return slot;
  return Math.min(from, SLOTS - 1);
}
