import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored blue invoice that is recorded. */
export const salesInvoiceDoc = (changes: Partial<NewOf<'sales_invoice'>> = {}): NewOf<'sales_invoice'> => ({
  id: newId(),
  status: 'recorded',
  versionNo: 1,
  orderId: newId(),
  orderVehicleId: newId(),
  customerId: newId(),
  medium: 'digital',
  invoiceNo: '26312000000012345678',
  issuedOn: '2026-03-14',
  buyerName: '王建国',
  vin: '1M8GDM9AXKP042788',
  ...{ grossFen: 43_800_000, rateBp: 1300, netFen: 38_761_062, taxFen: 5_038_938 },
  ...changes,
});
