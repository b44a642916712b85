import type { Gates } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { type GoodsState, lastDay, MONTH_KEEPERS } from './model.ts';

/** 发出商品 (FC) of a month: confirmed by finance once it is over, then frozen. */
export const goodsSteps = steps<GoodsState, Role>()([
  { from: ['draft'], to: 'confirmed', by: MONTH_KEEPERS, gates: ['over', 'costed'], numbered: true, frozen: true },
]);

export interface GoodsFacts {
  month: string;
  today: string;
  /** VINs of its cars whose cost nobody has typed. */
  costless: readonly string[];
}

export const goodsGates: Gates<GoodsFacts> = {
  over: ({ month, today }) => (today > lastDay(month) ? [] : [{ code: 'goods.notOver', params: { month } }]),
  costed: ({ costless }) => costless.map((vin) => ({ code: 'goods.noCost', params: { vin } })),
};
