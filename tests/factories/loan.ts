import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 库存借出单 whose car is out. */
export const loanDoc = (changes: Partial<NewOf<'loan'>> = {}): NewOf<'loan'> => ({
  ...{ id: newId(), status: 'lent', versionNo: 1, docNo: 'JC0601-260314-A001', requestId: newId() },
  ...{ vehicleId: newId(), vin: '1M8GDM9AXKP042788', purpose: 'demo', borrower: '市场部 林经理' },
  ...{ dueBackOn: '2026-03-20', odometerOutKm: 12, lentOn: '2026-03-14' },
  ...changes,
});
