import { splitVat } from './vat.ts';

export interface MarginAsk {
  vehicleFen: number;
  /** null: nobody entered it. */
  costFen: number | null;
  /** 赠送 at cost, VAT included. */
  giftCostFen: number | null;
  /** 贴息, 置换店补, 税补 paid by the store; no VAT in them. */
  subsidiesFen: number;
  rateBp: number;
}

/**
 * 单车毛利, 分: car without VAT − cost without VAT − gifts at cost without VAT − what the store pays (DEALS 8). null where a cost is
 * unknown: it is shown as "–", counted apart, and never as 0. For manager, finance and admin only.
 */
export function vehicleMargin({ vehicleFen, costFen, giftCostFen, subsidiesFen, rateBp }: MarginAsk): number | null {
  if (costFen === null || giftCostFen === null) return null;
  const net = (fen: number) => splitVat(fen, rateBp).netFen;
  return net(vehicleFen) - net(costFen) - net(giftCostFen) - subsidiesFen;
}
