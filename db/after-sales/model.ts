import { z } from 'zod';
import { count, day, long, missing, ref, text } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';

/**
 * 首保移交: after the first maintenance a copy of the 客户洽谈卡 goes to after-sales (SEED). Who handed it over and when are those of the
 * saving.
 */
export const firstServiceFields = z.object({
  customerId: ref('customer'),
  vehicleId: ref('vehicle'),
  doneOn: day(),
  mileageKm: count({ max: 2_000_000, unit: 'km' }),
  /** 售后顾问 who looks after the customer from now on; they have no account here. */
  advisor: text({ max: 60 }),
  note: long({ max: 400, personal: true }),
});
export type FirstServiceFields = z.infer<typeof firstServiceFields>;

export const FIRST_SERVICE_REQUIRED = ['doneOn', 'mileageKm', 'advisor'] as const;

/** What keeps it from being saved: no day, one that is yet to come, no mileage, nobody who takes the card. */
export function firstServiceProblems(typed: Partial<FirstServiceFields>, today: string) {
  const ahead = typed.doneOn && typed.doneOn > today ? [{ path: 'doneOn', code: 'firstService.ahead' }] : [];
  return [...missing(typed, FIRST_SERVICE_REQUIRED), ...ahead];
}

/** Who hands customers to after-sales, and reads that it was done. */
export const AFTER_SALES_ROLES: readonly Role[] = ['consultant', 'manager', 'backOffice', 'admin'];
