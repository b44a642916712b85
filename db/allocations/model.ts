import { z } from 'zod';
import { given, ref, text } from '../core/fields.ts';
import { type ClaimState, claimHolder, claimStates, type standingOf } from '../documents/claim.ts';
import type { Role } from '../staff/model.ts';

/** 占用 已释放 已出库 */
export const allocationStatuses = ['held', 'released', 'consumed'] as const;
export type AllocationStatus = (typeof allocationStatuses)[number];
/** 待确认 已确认 未成功 已释放 已出库: what stands on the card; `lost` and `confirmed` are the gateway's words. */
export const allocationStates = ['claimed', 'confirmed', 'lost', 'released', 'consumed'] as const;
export type AllocationState = (typeof allocationStates)[number];

/** 配车 (PC): one car for one car of an order, or 保留 without an order. One VIN has one (DEALS 2.8, 6.3). */
export const allocationFields = z.object({
  vehicleId: ref('vehicle'),
  /** The car of an order it is for. */
  orderVehicleId: text({ max: 36 }),
  /** 订单号: what whoever comes second is told. */
  orderNo: text({ max: 40 }),
  /** 保留原因, of one without an order. */
  holdFor: text({ max: 200 }),
  /** Whose customer gets it. */
  ownerId: ref('staff'),
  status: given(allocationStatuses),
  /** 改配: whose allocation it took the car from. */
  takenFromId: ref('allocation'),
  /** Why it was reassigned or released. */
  reason: text({ max: 400 }),
});
export const allocationJudgement = z.object({
  claimState: z.enum(claimStates).nullish(),
  claimHolder: claimHolder.nullish(),
});

/** 配车 as a form sends it: for a car of an order, or a reason to hold it. */
export const allocationTyped = allocationFields.pick({
  vehicleId: true,
  orderVehicleId: true,
  orderNo: true,
  holdFor: true,
  ownerId: true,
});
export type AllocationTyped = z.infer<typeof allocationTyped>;
export const allocationReason = allocationFields.pick({ reason: true });

interface Standing {
  status: AllocationStatus;
  claimState: ClaimState | null;
}
const SAID: Record<ReturnType<typeof standingOf>, AllocationState> = {
  waiting: 'claimed',
  confirmed: 'confirmed',
  lost: 'lost',
  released: 'released',
};
export const stateOf = ({ status, claimState }: Standing): AllocationState =>
  status === 'held' ? SAID[claimState ?? 'waiting'] : status;

export const ALLOCATION_READERS: readonly Role[] = [
  'consultant',
  'manager',
  'backOffice',
  'finance',
  'warehouse',
  'admin',
];
/** 配车 is back office's and the manager's; 保留 and 改配 the manager's alone. */
export const ALLOCATORS: readonly Role[] = ['manager', 'backOffice'];
export const HOLDERS: readonly Role[] = ['manager'];
