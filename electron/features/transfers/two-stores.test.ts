import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RowOf } from '../../../db/entities.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { orderVehicleDoc } from '../../../tests/factories/order-vehicle.ts';
import { salesOrderDoc } from '../../../tests/factories/sales-order.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../tests/harness/gateway.ts';
import { type TestPc, testPc } from '../../../tests/harness/pc.ts';
import { newId } from '../../kernel/ids.ts';
import { moveVehicle } from '../vehicles/movements.ts';
import { approveTransfer, cancelTransfer, refuseTransfer, requestTransfer } from './service.ts';
import './keeping.ts';
import { transferList } from './list.ts';
import { beginReceipt, refuseIn, signIn, signOut, takeBack } from './moving.ts';
import { openTransfer } from './opening.ts';
import { confirmIn, confirmOut, settle } from './settling.ts';

const SYSTEM = { id: 'system' };
const VIN = '1M8GDM9AXKP042788';
const person = (role: 'manager' | 'backOffice' | 'warehouse' | 'finance', name: string) => ({
  id: newId(),
  role,
  name,
});
/** 城西 gives, 城东 asks. */
const west = { chen: person('manager', '陈立'), sun: person('warehouse', '孙强'), zheng: person('finance', '郑芳') };
const east = { wu: person('backOffice', '吴敏'), he: person('warehouse', '何军'), qian: person('finance', '钱会计') };

let place: GatewayPlace;
let gateway: TestGateway;
let stores = 0;
let [g1, g2, a]: TestPc[] = [];
let [WEST, EAST] = ['', ''];
let vehicleId = '';
beforeAll(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  gateway = await startTestGateway(place);
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await place.remove();
});
beforeEach(async () => {
  [WEST, EAST] = [`W${++stores}`, `E${stores}`];
  g1 = await testPc(gateway, { storeId: WEST, name: '城西店' });
  g2 = await testPc(gateway, { storeId: WEST, name: '城西店' });
  a = await testPc(gateway, { storeId: EAST, name: '城东店' });
  const staff = (pc: TestPc, people: object) =>
    pc.store.write(SYSTEM, (tx) => {
      for (const { id, role, name } of Object.values(people))
        tx.insert('staff', staffDoc({ id, role, name, login: name }));
    });
  staff(g1, west);
  staff(a, east);
  const vin = `${VIN.slice(0, 13)}${String(stores).padStart(4, '0')}`;
  vehicleId = g1.store.write(SYSTEM, (tx) =>
    tx.insert('vehicle', vehicleDoc({ vin, costFen: 400_000_00, status: 'inStock' })),
  ).id;
  await talk();
});
afterEach(() => {
  for (const pc of [g1!, g2!, a!]) pc.close();
});

/** Everybody talks to the gateway until nobody has anything new: the shared answer about the group is a few seconds old at most. */
async function talk(pcs = [g1!, g2!, a!]): Promise<void> {
  for (let round = 0; round < 2; round++) {
    for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
    await gateway.gateway.relay();
  }
  for (const pc of pcs) await pc.exchange();
}
const vin = () => g1!.shows('vehicle', vehicleId, 'vin') as string;
const shown = (pc: TestPc, who: { id: string; role: 'manager' | 'backOffice' | 'warehouse' | 'finance' }, id: string) =>
  openTransfer(pc.store, who, id);
const at = (paper: { id: string; rev: number; document?: { hash: string } }, hash?: string) => ({
  id: paper.id,
  rev: paper.rev,
  seen: hash ?? paper.document!.hash,
});
const order = (pc: TestPc, who: Parameters<typeof shown>[1], id: string) => {
  const { card, document } = shown(pc, who, id);
  return at(card, document.hash);
};
/** Where the car stands in each store. */
const places = () =>
  Object.fromEntries(
    [g1!, g2!, a!].map((pc, index) => [
      ['west1', 'west2', 'east'][index],
      pc.store.db.prepare('SELECT status FROM vehicle WHERE vin = ?').pluck().get(vin()) ?? 'none',
    ]),
  );
const claims = () =>
  gateway.gateway.database.query('SELECT key, store_id AS "storeId", entity FROM claim WHERE key = $1', [
    `vin:${vin()}`,
  ]);
const ask = (more: object = {}) =>
  requestTransfer(a!.store, east.wu, {
    ...{ fromStoreId: WEST, vin: vin(), priceRule: 'costPlus', ruleFen: 3_000_00, freightBy: 'giver' },
    ...{ receiveMode: 'auto', ...more },
  }).id;
const approve = (id: string) => approveTransfer(g1!.store, west.chen, { ...order(g1!, west.chen, id), vehicleId });
const sendOut = (id: string) =>
  signOut(g1!.store, west.sun, {
    ...{ id, rev: shown(g1!, west.sun, id).card.rev },
    ...{
      odometerKm: 12,
      keyCount: 2,
      certificates: ['合格证', '一致性证书'],
      carrier: '安达物流',
      freightFen: 1_200_00,
    },
  });

test('a PC knows its sister stores once it has talked to the gateway', () => {
  expect(() => requestTransfer(a!.store, east.wu, { fromStoreId: 'X9', vin: VIN })).toThrow();
  expect(ask()).toBeTruthy();
});

test('vector 28: asked, approved, out, received with damage, settled; the VIN is in one place at every step', async () => {
  const id = ask();
  await talk();
  expect(shown(g2!, west.chen, id).next).toEqual({ side: 'giver', what: 'answer' });
  approve(id);
  expect(() => sendOut(id)).toThrow(expect.objectContaining({ code: 'document.gates' }));
  await talk();
  expect(await claims()).toEqual([{ key: `vin:${vin()}`, storeId: WEST, entity: 'transfer_order' }]);
  expect(places()).toEqual({ west1: 'inStock', west2: 'inStock', east: 'none' });
  sendOut(id);
  expect(g1!.shows('vehicle', vehicleId, 'status')).toBe('transferring');
  await talk();
  expect(places()).toEqual({ west1: 'transferring', west2: 'transferring', east: 'none' });
  const away = expect.objectContaining({ code: 'transfer.carAway' });
  const rev = g2!.shows('vehicle', vehicleId, 'rev') as number;
  expect(() => moveVehicle(g2!.store, west.sun, { id: vehicleId, rev, kind: 'transferIn' })).toThrow(away);

  const draft = shown(a!, east.he, id);
  expect(draft).toMatchObject({ next: { side: 'asker', what: 'inspect' }, received: { status: 'draft', vin: vin() } });
  expect(draft.out).not.toHaveProperty('priceFen');
  const damage = { damageNote: '前杠划伤', damageFen: 800_00, damageLiable: 'giver' as const };
  signIn(a!.store, east.he, { ...at(draft.received!), odometerKm: 36, location: '二号库', ...damage });
  expect(places()).toEqual({ west1: 'transferring', west2: 'transferring', east: 'inStock' });
  await talk();
  expect(places()).toEqual({ west1: 'transferred', west2: 'transferred', east: 'inStock' });
  expect(await claims()).toEqual([]);

  expect(shown(g2!, west.zheng, id).next).toEqual({ side: 'giver', what: 'confirmOut' });
  confirmOut(g2!.store, west.zheng, { transferId: id, taxpayers: 'different' });
  await talk();
  const bill = shown(a!, east.qian, id).settlement!;
  expect(bill).toMatchObject({ status: 'confirmedOut', priceFen: 403_000_00, freightFen: 1_200_00, damageFen: 800_00 });
  expect([bill.totalFen, bill.vatFen]).toEqual([403_400_00, 46_362_83]);
  expect(bill.document.incomplete).toBe(false);
  confirmIn(a!.store, east.qian, at(bill));
  await talk();
  settle(g1!.store, west.zheng, at(shown(g1!, west.zheng, id).settlement!));
  await talk();
  for (const [pc, who] of [[g2!, west.zheng] as const, [a!, east.qian] as const])
    expect(shown(pc, who, id)).toMatchObject({
      card: { status: 'received' },
      next: null,
      settlement: { status: 'settled' },
    });
});

test('the car of an order: the claim passes to its 配车 in the same step, and no customer has travelled', async () => {
  const customer = customerDoc({ name: '诸葛孔明' });
  const car = a!.store.write(SYSTEM, (tx) => {
    tx.insert('customer', customer);
    const sold = salesOrderDoc({ status: 'open', docNo: 'DD0602-260314-A001', customerId: customer.id });
    const { id: orderId } = tx.insert('sales_order', {
      ...sold,
      customerName: customer.name,
      buyerName: customer.name,
    });
    return tx.insert('order_vehicle', orderVehicleDoc({ orderId, fulfilment: 'transfer', shipFromStoreId: WEST })).id;
  });
  const id = ask({ orderVehicleId: car, remark: `${customer.name} 周六要提` });
  expect(() => ask({ orderVehicleId: car })).toThrow(expect.objectContaining({ code: 'transfer.alreadyAsked' }));
  await talk();
  approve(id);
  await talk();
  sendOut(id);
  await talk();
  const { received } = shown(a!, east.he, id);
  signIn(a!.store, east.he, { ...at(received!), odometerKm: 36, location: '二号库' });
  await talk();
  expect(await claims()).toEqual([{ key: `vin:${vin()}`, storeId: EAST, entity: 'allocation' }]);
  const [given] = a!.store.db.prepare('SELECT * FROM allocation').all() as RowOf<'allocation'>[];
  expect(given).toMatchObject({ order_vehicle_id: car, order_no: 'DD0602-260314-A001', claim_state: 'confirmed' });
  expect(a!.store.db.prepare('SELECT count(*) FROM deal_issue').pluck().get()).toBe(0);
  // Nothing the giving store was ever told names the customer, the order of theirs, or what was remarked of them.
  const log = await gateway.gateway.database.query<{ doc: object }>('SELECT doc FROM change_log WHERE store_id = $1', [
    WEST,
  ]);
  const told = JSON.stringify(log);
  expect(told).toContain(vin());
  for (const secret of [customer.id, customer.name, car, 'DD0602-260314-A001', '周六要提'])
    expect(told).not.toContain(secret);
  for (const pc of [g1!, g2!]) expect(pc.store.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0);
});

test('the line of the giving store is down: both have what they need once it is back, and everything once', async () => {
  const id = ask();
  await talk();
  approve(id);
  await talk([g1!]);
  sendOut(id);
  // The asking store keeps asking; it hears nothing of a car that has left on a PC without a line.
  await talk([a!]);
  expect(places()).toEqual({ west1: 'transferring', west2: 'inStock', east: 'none' });
  expect(shown(a!, east.he, id)).toMatchObject({ card: { status: 'approved' }, received: null });
  await talk([g1!]);
  await talk([a!]);
  const { received } = shown(a!, east.he, id);
  signIn(a!.store, east.he, { ...at(received!), odometerKm: 40, location: '二号库' });
  await talk([a!]);
  // West has not heard yet: there the car is still 调拨中, and nobody can sell it.
  expect(places()).toMatchObject({ west1: 'transferring', east: 'inStock' });
  await talk();
  expect(places()).toEqual({ west1: 'transferred', west2: 'transferred', east: 'inStock' });
  const copies = await gateway.gateway.database.query(
    `SELECT store_id FROM transfer_in WHERE extra->>'outId' = $1 OR data->>'outId' = $1 ORDER BY 1`,
    [shown(a!, east.he, id).out!.id],
  );
  expect(copies).toHaveLength(2);
});

test('received by hand and by the relay at once: one stands, the other is told already_received', async () => {
  const id = ask({ receiveMode: 'manual' });
  await talk();
  approve(id);
  await talk();
  sendOut(id);
  await talk();
  expect(shown(a!, east.he, id)).toMatchObject({ next: { what: 'receive' }, received: null });
  const other = await testPc(gateway, { storeId: EAST, name: '城东店' });
  try {
    await talk([other]);
    const mine = beginReceipt(a!.store, east.he, id).id;
    const late = beginReceipt(other.store, east.he, id).id;
    await talk([a!]);
    await talk([other, a!]);
    expect(a!.shows('transfer_in', mine, 'claim_state')).toBe('confirmed');
    expect(other.shows('transfer_in', late, 'claim_state')).toBe('lost');
    expect(shown(other, east.he, id).received!.id).toBe(mine);
    expect(other.store.db.prepare('SELECT kind FROM deal_issue').pluck().all()).toEqual(['already_received']);
    const again = expect.objectContaining({ code: 'transfer.alreadyReceived' });
    expect(() => beginReceipt(a!.store, east.he, id)).toThrow(again);
  } finally {
    other.close();
  }
});

test('refused at the gate: the car stays claimed until the giving store has signed it back in, then it is free', async () => {
  const id = ask();
  await talk();
  approve(id);
  await talk();
  sendOut(id);
  await talk();
  refuseIn(a!.store, east.he, { ...at(shown(a!, east.he, id).received!), reason: '车型不对' });
  await talk();
  expect(places()).toEqual({ west1: 'transferring', west2: 'transferring', east: 'none' });
  expect(await claims()).toHaveLength(1);
  takeBack(g2!.store, west.sun, at(shown(g2!, west.sun, id).out!));
  await talk();
  expect(places()).toEqual({ west1: 'inStock', west2: 'inStock', east: 'none' });
  expect(await claims()).toEqual([]);
  expect(shown(a!, east.wu, id).card.status).toBe('returned');
});

test('taken back while it was being approved: the approval stands in both stores', async () => {
  const id = ask();
  await talk();
  approve(id);
  cancelTransfer(a!.store, east.wu, order(a!, east.wu, id));
  await talk([a!]);
  await talk();
  for (const [pc, who] of [[g2!, west.chen] as const, [a!, east.wu] as const])
    expect(shown(pc, who, id).card.status).toBe('approved');
  refuseTransfer(g1!.store, west.chen, { ...order(g1!, west.chen, id), reason: '车已另有安排' });
  await talk();
  expect(shown(a!, east.wu, id).card).toMatchObject({ status: 'refused', answer: '车已另有安排' });
  expect(await claims()).toEqual([]);
});

test('a car on its way for more than three days stands out in both stores', async () => {
  const id = ask();
  await talk();
  approve(id);
  await talk();
  sendOut(id);
  await talk();
  const late = (pc: TestPc) =>
    transferList.page(pc.store, west.chen, { filters: { view: 'late' }, limit: 50 }).rows.map((row) => row.id);
  expect([late(g1!), late(a!)]).toEqual([[], []]);
  for (const pc of [g1!, a!]) pc.clock.advance(4 * 86_400_000);
  expect([late(g1!), late(a!)]).toEqual([[id], [id]]);
});
