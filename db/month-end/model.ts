import { dayFrom } from '../core/day.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 已确认; a month that nobody confirmed yet has none of them and is worked out anew each time. */
export const goodsStates = ['draft', 'confirmed'] as const;
export type GoodsState = (typeof goodsStates)[number];
/** 本月新增 上月转入 冲回 */
export const goodsLineKinds = ['new', 'carried', 'reversal'] as const;
export type GoodsLineKind = (typeof goodsLineKinds)[number];

/** Who may be told what a car cost. */
export const MONTH_READERS: readonly Role[] = ['manager', 'finance', 'admin'];
export const MONTH_KEEPERS: readonly Role[] = ['finance'];

/** Last day of a month `YYYY-MM`. */
export function lastDay(month: string): string {
  const [year = 0, at = 0] = month.split('-').map(Number);
  for (let day = 31; day > 28; day -= 1) {
    const on = dayFrom(year, at, day);
    if (on !== undefined) return on;
  }
  return `${month}-28`;
}

/** The month `step` months from another one. */
export function monthStep(month: string, step: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const months = year * 12 + (at - 1) + step;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** A car that is out and not invoiced, as a month's list of 发出商品 holds it; amounts in 分, cost net of VAT. */
export interface ShippedCar {
  orderVehicleId: string;
  orderId: string;
  orderNo: string | null;
  customerId: string;
  customerName: string | null;
  vehicleId: string;
  vin: string;
  carName: string | null;
  outNo: string | null;
  leftOn: string;
  /** Unknown: null, never 0. */
  costFen: number | null;
  grossFen: number | null;
}
