import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** An 内部结算清单 the giving store has confirmed: vector 28. */
export const transferSettlementDoc = (
  changes: Partial<NewOf<'transfer_settlement'>> = {},
): NewOf<'transfer_settlement'> => ({
  ...{ id: newId(), status: 'confirmedOut', versionNo: 1, transferId: newId(), outId: newId(), inId: newId() },
  ...{ fromStoreId: 'T1', fromStoreName: '城西店', toStoreId: 'T2', toStoreName: '城东店' },
  ...{ vin: '1M8GDM9AXKP042788', priceRule: 'costPlus', priceFen: 40_300_000, freightFen: 120_000, damageFen: 80_000 },
  ...{ totalFen: 40_340_000, taxpayers: 'different', vatFen: 4_636_283 },
  ...changes,
});
