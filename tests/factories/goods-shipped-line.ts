import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A car of a month's 发出商品. */
export const goodsShippedLineDoc = (
  changes: Partial<NewOf<'goods_shipped_line'>> = {},
): NewOf<'goods_shipped_line'> => ({
  id: newId(),
  month: '2026-02',
  kind: 'new',
  ...{ orderId: newId(), orderVehicleId: newId(), customerId: newId(), vehicleId: newId() },
  vin: '1M8GDM9AXKP042788',
  leftOn: '2026-02-27',
  ...{ costFen: 353_982_30, grossFen: 438_000_00 },
  ...changes,
});
