import { splitVat } from '../money/vat.ts';
import type { PriceRule } from './model.ts';

/** 调拨价 by the rule of the order, 分; null: what it is worked out from is not known. */
export function transferPrice(
  rule: PriceRule,
  known: { costFen: number | null; listFen: number | null; ruleFen: number | null },
): number | null {
  const { costFen, listFen, ruleFen } = known;
  if (rule === 'cost') return costFen;
  if (rule === 'costPlus') return costFen === null ? null : costFen + (ruleFen ?? 0);
  return rule === 'list' ? listFen : ruleFen;
}

/**
 * 内部结算 (DEALS 7.1): the price, the freight the giver paid, less the damage the giver bears. Between different taxpayers the car is
 * invoiced with its VIN: the tax inside its price.
 */
export function settlementOf(ask: {
  priceFen: number;
  freightFen: number;
  damageFen: number;
  taxpayers: 'same' | 'different';
  rateBp: number;
}): { totalFen: number; vatFen: number } {
  const { priceFen, freightFen, damageFen, taxpayers, rateBp } = ask;
  const vatFen = taxpayers === 'same' ? 0 : splitVat(priceFen, rateBp).taxFen;
  return { totalFen: priceFen + freightFen - damageFen, vatFen };
}

/** Who acts next, and at which of the two stores; null: it is over. */
export interface Next {
  side: 'giver' | 'asker';
  what: 'answer' | 'sendOut' | 'receive' | 'inspect' | 'takeBack' | 'confirmOut' | 'confirmIn' | 'settle';
}

const next = (side: Next['side'], what: Next['what']): Next => ({ side, what });

export function nextOf(state: { order: string; in: string | null; settlement: string | null }): Next | null {
  switch (state.order) {
    case 'requested':
      return next('giver', 'answer');
    case 'approved':
      return next('giver', 'sendOut');
    case 'out':
      return next('asker', state.in === null ? 'receive' : 'inspect');
    case 'sentBack':
      return next('giver', 'takeBack');
    case 'received':
      if (state.settlement === null || state.settlement === 'draft') return next('giver', 'confirmOut');
      if (state.settlement === 'confirmedOut') return next('asker', 'confirmIn');
      return state.settlement === 'confirmedIn' ? next('giver', 'settle') : null;
    default:
      return null;
  }
}
