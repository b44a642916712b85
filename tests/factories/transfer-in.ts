import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A 调拨入库单 that waits for the inspection. */
export const transferInDoc = (changes: Partial<NewOf<'transfer_in'>> = {}): NewOf<'transfer_in'> => ({
  ...{ id: newId(), status: 'draft', versionNo: 1, transferId: newId(), outId: newId() },
  ...{ fromStoreId: 'T1', fromStoreName: '城西店', toStoreId: 'T2', toStoreName: '城东店' },
  ...{ vin: '1M8GDM9AXKP042788', car: { vin: '1M8GDM9AXKP042788', origin: 'domestic' } },
  ...changes,
});
