import { expect, test } from 'vitest';
import { orderVehicleDoc } from '../../../tests/factories/order-vehicle.ts';
import { salesOrderDoc } from '../../../tests/factories/sales-order.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { stockOutRequestDoc } from '../../../tests/factories/stock-out-request.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { newId } from '../../kernel/ids.ts';
import { allocate } from '../allocations/service.ts';
import { openLoan } from './opening.ts';
import { allocateLoan, goRequest, lend, startLoan } from './service.ts';

const pcs = twoPcs();
const SYSTEM = { id: 'system' };
const wu = { id: newId(), role: 'backOffice' } as const;
const zhao = { id: newId(), role: 'warehouse' } as const;

/** An approved 出库申请单 and its car on both PCs. */
async function approved() {
  const { a, b, exchange } = pcs;
  const made = a.store.write(SYSTEM, (tx) => {
    for (const { id, role } of [wu, zhao]) tx.insert('staff', staffDoc({ id, name: role, role, login: role }));
    const car = tx.insert('vehicle', vehicleDoc({ status: 'inStock' }));
    const doc = stockOutRequestDoc({ status: 'approved', vehicleId: car.id, vin: car.vin });
    const order = tx.insert('sales_order', salesOrderDoc({ status: 'open', docNo: 'DD0601-260314-A001' }));
    const orderCar = tx.insert('order_vehicle', orderVehicleDoc({ orderId: order.id }));
    const id = tx.insert('stock_out_request', doc).id;
    return { id, car, order, orderCar };
  });
  await exchange(a, b);
  return made;
}
const open = ({ store }: TestPc, id: string) => openLoan(store, zhao, id);
const loanAt = (pc: TestPc, id: string) => {
  const { loan } = open(pc, id);
  return { id: loan!.id, rev: loan!.rev, seen: loan!.document.hash };
};
const claimOn = ({ store }: TestPc, table: string, id: string) =>
  store.db.prepare(`SELECT claim_state FROM "${table}" WHERE id = ?`).pluck().get(id);

/** A PC that knows of nothing takes the car on another's back: what it says to head office. */
function takesBlindly({ store }: TestPc, car: { id: string; vin: string }): string {
  return store.write(SYSTEM, (tx) => {
    const claim = { vehicleId: car.id, vin: car.vin, orderNo: 'DD9', status: 'held' as const };
    return tx.insert('allocation', { id: newId(), ...claim }).id;
  });
}

test('vector 30: at every step from the request to the order’s allocation head office gives the car to nobody else', async () => {
  const { a, b, exchange } = pcs;
  const { id, car, order, orderCar } = await approved();
  const loses = async () => {
    const other = takesBlindly(b, car);
    await exchange(b);
    expect(claimOn(b, 'allocation', other)).toBe('lost');
    b.store.write(SYSTEM, (tx) => tx.update('allocation', other, { status: 'released' }));
    await exchange(b, a);
  };
  const { card, document } = open(a, id);
  goRequest(a.store, wu, { id, rev: card.rev, seen: document.hash, to: 'submitted' });
  await exchange(a, b);
  expect(claimOn(b, 'stock_out_request', id)).toBe('confirmed');
  expect(() => allocate(b.store, wu, { vehicleId: car.id, orderNo: 'DD1' })).toThrow('allocation.taken');
  await loses();

  startLoan(a.store, zhao, id);
  expect(() => lend(a.store, zhao, { ...loanAt(a, id), odometerOutKm: 9 })).toThrow();
  await exchange(a, b);
  expect(claimOn(b, 'loan', loanAt(b, id).id)).toBe('confirmed');
  await loses();

  lend(a.store, zhao, { ...loanAt(a, id), odometerOutKm: 9 });
  await exchange(a, b);
  await loses();

  const { id: loan } = loanAt(a, id);
  a.store.write(SYSTEM, (tx) => tx.update('loan', loan, { orderId: order.id, orderVehicleId: orderCar.id }));
  allocateLoan(a.store, wu, loanAt(a, id));
  await exchange(a, b);
  const made = a.store.db.prepare('SELECT allocation_id FROM loan WHERE id = ?').pluck().get(loan) as string;
  expect(claimOn(b, 'allocation', made)).toBe('confirmed');
  await loses();
});
