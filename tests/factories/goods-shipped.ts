import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A confirmed 发出商品 of a month. */
export const goodsShippedDoc = (changes: Partial<NewOf<'goods_shipped'>> = {}): NewOf<'goods_shipped'> => ({
  id: newId(),
  status: 'confirmed',
  versionNo: 1,
  month: '2026-02',
  cars: 1,
  ...{ costFen: 353_982_30, grossFen: 438_000_00 },
  ...changes,
});
