import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored line of an order. */
export const orderLineDoc = (changes: Partial<NewOf<'order_line'>> = {}): NewOf<'order_line'> => ({
  id: newId(),
  orderId: newId(),
  lineNo: 1,
  kind: 'registration',
  mode: 'sell',
  qty: 1,
  title: '上牌服务',
  amountFen: 500_00,
  ...changes,
});
