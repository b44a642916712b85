import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 出库申请单 that waits for its decision. */
export const stockOutRequestDoc = (changes: Partial<NewOf<'stock_out_request'>> = {}): NewOf<'stock_out_request'> => ({
  ...{ id: newId(), status: 'requested', versionNo: 1, docNo: 'SQ0601-260314-A001' },
  ...{ vehicleId: newId(), vin: '1M8GDM9AXKP042788', purpose: 'demo', borrower: '市场部 林经理' },
  ...{ dueBackOn: '2026-03-20', reason: '车展示范' },
  ...changes,
});
