import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A signed 调拨出库单. */
export const transferOutDoc = (changes: Partial<NewOf<'transfer_out'>> = {}): NewOf<'transfer_out'> => ({
  ...{ id: newId(), status: 'signed', versionNo: 1, docNo: 'DC0601-260314-A001', transferId: newId() },
  ...{ fromStoreId: 'T1', fromStoreName: '城西店', toStoreId: 'T2', toStoreName: '城东店' },
  ...{ vin: '1M8GDM9AXKP042788', car: { vin: '1M8GDM9AXKP042788', origin: 'domestic' } },
  ...{ odometerKm: 12, freightFen: 120_000, priceFen: 40_300_000, receiveMode: 'auto', signedOn: '2026-03-14' },
  ...changes,
});
