import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 调拨订单 that waits for the sister store's answer. */
export const transferOrderDoc = (changes: Partial<NewOf<'transfer_order'>> = {}): NewOf<'transfer_order'> => ({
  ...{ id: newId(), status: 'requested', versionNo: 1, docNo: 'DB0602-260314-A001' },
  ...{ fromStoreId: 'T1', fromStoreName: '城西店', toStoreId: 'T2', toStoreName: '城东店' },
  ...{ wanted: 'RX 350h 白', purpose: 'stock', priceRule: 'cost', freightBy: 'giver', receiveMode: 'auto' },
  ...changes,
});
