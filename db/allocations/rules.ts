import { missing } from '../core/fields.ts';
import type { AllocationTyped } from './model.ts';

/** A car is given to an order, or held for a reason: one of the two. */
export function allocationProblems(typed: Partial<AllocationTyped>): { path: string; code: string }[] {
  const { orderNo, orderVehicleId, holdFor } = typed;
  const isForOrder = Boolean(orderNo || orderVehicleId);
  if (isForOrder && holdFor) return [{ path: 'holdFor', code: 'allocation.oneOf' }];
  return [
    ...missing(typed, ['vehicleId']),
    ...(isForOrder || holdFor ? [] : [{ path: 'orderNo', code: 'allocation.forWhat' }]),
  ];
}
