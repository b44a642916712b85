import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ageOf } from '../../../db/invoices/ageing.ts';
import { ageing } from '../../../electron/features/invoices/ageing.ts';
import { shippedCars } from '../../../electron/features/month-end/shipped.ts';
import { newId } from '../../../electron/kernel/ids.ts';
import { openStore } from '../../../electron/kernel/store.ts';
import { syncedEntities } from '../../../electron/registry.ts';
import { customerDoc } from '../../factories/customer.ts';
import { deliveryNoteDoc } from '../../factories/delivery-note.ts';
import { orderVehicleDoc } from '../../factories/order-vehicle.ts';
import { receivableDoc } from '../../factories/receivable.ts';
import { salesInvoiceDoc } from '../../factories/sales-invoice.ts';
import { salesOrderDoc } from '../../factories/sales-order.ts';
import { settlementDoc } from '../../factories/settlement.ts';
import { stockOutDoc } from '../../factories/stock-out.ts';
import { vehicleDoc } from '../../factories/vehicle.ts';
import { vehicleMovementDoc } from '../../factories/vehicle-movement.ts';
import { figure, interleave, printRatios } from '../measure.ts';

const CARS = 2_000;
const RECEIVABLES = 20_000;
const CUSTOMERS = 2_000;
/** Of ten receivables one is open. */
const OPEN = 10;
const ROUNDS = 40;
const ON = '2026-03-14';
const dayAt = (at: number) => new Date(Date.UTC(2025, 2, 14 + (at % 365))).toISOString().slice(0, 10);

/** 账龄 of 20,000 receivables and the month's list of 2,000 cars, each against reading whole the rows it is made of. */
export async function benchMoney(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-bench-'));
  const entities = syncedEntities.map((entity) => ({ ...entity, search: undefined }));
  const store = await openStore({ dir, entities });
  const { db } = store;
  const who = { id: newId() };
  const customers = Array.from({ length: CUSTOMERS }, newId);
  store.write(who, (tx) => {
    for (const id of customers) tx.insert('customer', customerDoc({ id }));
    for (let at = 0; at < RECEIVABLES; at++) {
      const [customerId, dueOn] = [customers[(at * 7919) % CUSTOMERS]!, dayAt(at)];
      const { id } = tx.insert('receivable', receivableDoc({ customerId, dueOn, docOn: dueOn, docNo: `YS0601-${at}` }));
      const fen = at % OPEN === 0 ? 100_000_00 : 438_000_00;
      tx.insert('settlement', settlementDoc({ receivableId: id, customerId, fen, settledOn: dueOn }));
    }
  });
  store.write(who, (tx) => {
    for (let at = 0; at < CARS; at++) {
      const customerId = customers[at % CUSTOMERS]!;
      const { id: orderId } = tx.insert(
        'sales_order',
        salesOrderDoc({ customerId, status: 'open', docNo: `DD0601-${at}` }),
      );
      const car = tx.insert('order_vehicle', orderVehicleDoc({ orderId, vehicleFen: 438_000_00 }));
      const vehicle = tx.insert(
        'vehicle',
        vehicleDoc({ vin: `BENCH${String(at).padStart(12, '0')}`, costFen: 400_000_00 }),
      );
      const note = tx.insert(
        'delivery_note',
        deliveryNoteDoc({ orderId, orderVehicleId: car.id, customerId, status: 'executed' }),
      );
      tx.insert('stock_out', stockOutDoc({ deliveryNoteId: note.id, vehicleId: vehicle.id, status: 'left' }));
      const movedAt = Date.parse(`${dayAt(at)}T10:00:00+08:00`);
      tx.insert(
        'vehicle_movement',
        vehicleMovementDoc({ vehicleId: vehicle.id, kind: 'deliver', movedAt, customerId }),
      );
      if (at % OPEN !== 0)
        tx.insert(
          'sales_invoice',
          salesInvoiceDoc({ orderId, orderVehicleId: car.id, customerId, vin: vehicle.vin, issuedOn: dayAt(at) }),
        );
    }
  });
  const [receivables, settlements] = ['receivable', 'settlement'].map((table) => db.prepare(`SELECT * FROM ${table}`));
  const whole = [
    'vehicle_movement',
    'stock_out',
    'delivery_note',
    'order_vehicle',
    'sales_order',
    'vehicle',
    'sales_invoice',
  ].map((table) => db.prepare(`SELECT * FROM ${table}`));
  type Fen = { id: string; receivable_id: string; fen: number; amount_fen: number; due_on: string };
  const times = interleave(ROUNDS, {
    rawAgeing: () => {
      const settled = new Map<string, number>();
      for (const { receivable_id: of, fen } of settlements!.all() as Fen[])
        settled.set(of, (settled.get(of) ?? 0) + fen);
      const ages: Record<string, number> = {};
      for (const { id, amount_fen: fen, due_on: due } of receivables!.all() as Fen[]) {
        const open = fen - (settled.get(id) ?? 0);
        if (open !== 0) ages[ageOf(due, ON)] = (ages[ageOf(due, ON)] ?? 0) + open;
      }
    },
    ageing: () => void ageing(store, ON),
    rawMonth: () => {
      for (const rows of whole) rows.all();
    },
    month: () => void shippedCars(db, '2026-02'),
  });
  printRatios(`账龄 of ${RECEIVABLES} receivables, one in ${OPEN} open (${ROUNDS} rounds)`, [
    figure('raw: every receivable and settlement read and summed', times.rawAgeing),
    figure('账龄 by customer and bucket', times.ageing),
  ]);
  printRatios(`发出商品 among ${CARS} cars that left, one in ${OPEN} not invoiced (${ROUNDS} rounds)`, [
    figure('raw: the rows it is made of', times.rawMonth),
    figure('the month’s list at cost', times.month),
  ]);
  store.close();
  rmSync(dir, { recursive: true, force: true });
}
