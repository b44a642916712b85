import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored car of an order. */
export const orderVehicleDoc = (changes: Partial<NewOf<'order_vehicle'>> = {}): NewOf<'order_vehicle'> => ({
  id: newId(),
  orderId: newId(),
  lineNo: 1,
  productId: newId(),
  exteriorColor: '白',
  vehicleFen: 438_000_00,
  fulfilment: 'own',
  ...changes,
});
