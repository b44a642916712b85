import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A 成本结转 of a car. */
export const costCarryDoc = (changes: Partial<NewOf<'cost_carry'>> = {}): NewOf<'cost_carry'> => ({
  id: newId(),
  month: '2026-03',
  carriedOn: '2026-03-14',
  ...{ orderId: newId(), orderVehicleId: newId(), customerId: newId(), vehicleId: newId(), invoiceId: newId() },
  vin: '1M8GDM9AXKP042788',
  ...{ costFen: 353_982_30, grossFen: 438_000_00 },
  ...changes,
});
