import { expect, test } from 'vitest';
import { productClassDoc } from '../../../tests/factories/product-class.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { newId } from '../../kernel/ids.ts';
import type { Store } from '../../kernel/store.ts';
import { dealIssueList } from '../deal-issues/list.ts';
import { openIssueOf, settleIssue } from '../deal-issues/service.ts';
import { priceMatches } from '../prices/masters.ts';
import { matchRows } from '../prices/rows.ts';
import { allocatedCar, claimOf } from './confirmed.ts';
import { allocationList } from './list.ts';
import { allocate, openAllocation, reassign, releaseAllocation } from './service.ts';

const pcs = twoPcs();
const SYSTEM = { id: 'system' };
const page = { filters: {}, limit: 50 };
const [DD_A, DD_B] = ['DD0601-260314-A001', 'DD0601-260314-B001'];

/** A manager, two consultants, a back office and a car in stock, on both PCs. */
async function showroom() {
  const { a, b, exchange } = pcs;
  const people = a.store.write(SYSTEM, (tx) => {
    const add = (name: string, role: 'manager' | 'consultant' | 'backOffice') => ({
      id: tx.insert('staff', staffDoc({ name, role, login: name })).id,
      role,
    });
    return {
      chen: add('陈立', 'manager'),
      zhou: add('周凯', 'consultant'),
      sun: add('孙悦', 'consultant'),
      wu: add('吴敏', 'backOffice'),
    };
  });
  const car = a.store.write(SYSTEM, (tx) => tx.insert('vehicle', vehicleDoc({ status: 'inStock' })));
  await exchange(a, b);
  return { ...people, car };
}

const stateOn = ({ store }: TestPc, id: string) =>
  allocationList.page(store, { id: newId(), role: 'manager' }, page).rows.find((row) => row.id === id)?.state;
const open = ({ store }: TestPc, who: { id: string; role: 'manager' | 'consultant' | 'backOffice' }) =>
  dealIssueList.page(store, who, { filters: { state: 'open' }, limit: 50 }).rows;
const outbox = ({ store }: TestPc) =>
  store.db.prepare(`SELECT count(*) FROM outbox WHERE state NOT IN ('acked', 'discarded')`).pluck().get();

/** How the gateway's word on a car of an order stands on a PC. */
const claim = ({ store }: { store: Store }, { orderVehicleId }: { orderVehicleId: string }) =>
  claimOf(store.db, allocatedCar(store.db, orderVehicleId));

test('vector 24: two PCs without a line allocate one VIN: one is confirmed, the other told whose it is; reassigned, the issue changes sides', async () => {
  const { a, b, exchange } = pcs;
  const { chen, zhou, sun, wu, car } = await showroom();
  const forA = { vehicleId: car.id, orderVehicleId: newId(), orderNo: DD_A, ownerId: zhou.id };
  const forB = { vehicleId: car.id, orderVehicleId: newId(), orderNo: DD_B, ownerId: sun.id };
  const [mine, theirs] = [allocate(a.store, wu, forA), allocate(b.store, wu, forB)];
  expect([stateOn(a, mine.id), stateOn(b, theirs.id)]).toEqual(['claimed', 'claimed']);
  expect(claim(b, forB)).toBe('waiting');
  await exchange(b, a);
  // The answer says it already, before anything arrives.
  expect(stateOn(a, mine.id)).toBe('lost');
  expect(stateOn(b, theirs.id)).toBe('confirmed');
  expect(claim(b, forB)).toBe('confirmed');
  expect(allocatedCar(b.store.db, forB.orderVehicleId)?.vin).toBe(car.vin);
  expect(claim(a, forA)).toBe('lost');
  expect(openAllocation(a.store, zhou, mine.id).card.claimHolder).toMatchObject({
    code: 'claim_taken',
    docNo: DD_B,
    byName: '孙悦',
  });
  await exchange(b);
  for (const pc of [a, b]) {
    expect([stateOn(pc, mine.id), stateOn(pc, theirs.id)]).toEqual(['lost', 'confirmed']);
    expect(open(pc, chen)).toMatchObject([
      { kind: 'claim_taken', docId: mine.id, ownerId: zhou.id, ownerName: '周凯' },
    ]);
    expect(open(pc, sun)).toEqual([]);
    expect(open(pc, zhou)).toHaveLength(1);
    expect(outbox(pc)).toBe(0);
    expect(pc.store.db.prepare('SELECT count(*) FROM sync_issue').pluck().get()).toBe(0);
  }
  // 改配 to A, on B: release and take in one operation.
  const { id, rev } = openAllocation(b.store, chen, theirs.id).card;
  const again = reassign(b.store, chen, {
    id,
    rev,
    orderVehicleId: forA.orderVehicleId,
    orderNo: DD_A,
    ownerId: zhou.id,
    reason: '先签的合同',
  });
  await exchange(b, a, b);
  for (const pc of [a, b]) {
    expect([mine.id, theirs.id, again.id].map((id) => stateOn(pc, id))).toEqual(['released', 'lost', 'confirmed']);
    expect(open(pc, chen)).toMatchObject([{ kind: 'claim_reassigned', docId: theirs.id, ownerId: sun.id }]);
    expect(claim(pc, forA)).toBe('confirmed');
  }
  const [issue] = open(a, chen);
  expect(openIssueOf(a.store, sun, issue!.id)).toMatchObject({
    maySettle: true,
    theirs: { path: `/allocations/${again.id}` },
  });
  expect(() => openIssueOf(a.store, zhou, issue!.id)).toThrow('record.missing');
  settleIssue(a.store, sun, { id: issue!.id, rev: issue!.rev, note: '客户同意换白色' });
  await exchange(a, b);
  expect(open(b, chen)).toEqual([]);
});

test('vector 25: a car that left under custody is of the order it left for, whoever was confirmed before: that one is asked about as critical', async () => {
  const { a, b, exchange } = pcs;
  const { wu, chen, zhou, sun, car } = await showroom();
  const mine = allocate(a.store, wu, { vehicleId: car.id, orderNo: DD_A, ownerId: zhou.id });
  const gone = allocate(b.store, wu, { vehicleId: car.id, orderNo: DD_B, ownerId: sun.id });
  await exchange(a);
  // Without a line: how a car comes to leave is its own story (deliveries.test.ts).
  b.store.write(SYSTEM, (tx) => tx.update('allocation', gone.id, { status: 'consumed' }));
  await exchange(b, a);
  for (const pc of [a, b]) {
    expect([stateOn(pc, mine.id), stateOn(pc, gone.id)]).toEqual(['lost', 'consumed']);
    expect(open(pc, chen)).toMatchObject([
      { kind: 'vin_gone', severity: 'critical', docId: mine.id, ownerId: zhou.id },
    ]);
  }
  expect(openAllocation(a.store, zhou, mine.id).card.claimHolder).toMatchObject({ docNo: DD_B, byName: '孙悦' });
});

test('a lost one given up asks nobody any more; a released car is free for the next on every PC', async () => {
  const { a, b, exchange } = pcs;
  const { wu, chen, zhou, car } = await showroom();
  const [first, second] = [a, b].map((pc, n) =>
    allocate(pc.store, wu, { vehicleId: car.id, orderNo: `DD${n}`, ownerId: zhou.id }),
  );
  await exchange(a, b);
  const lost = openAllocation(b.store, wu, second!.id).card;
  releaseAllocation(b.store, wu, { id: lost.id, rev: lost.rev });
  await exchange(b, a);
  expect(open(a, chen)).toEqual([]);
  const held = openAllocation(a.store, wu, first!.id).card;
  expect(() => releaseAllocation(a.store, wu, { id: held.id, rev: held.rev })).toThrow();
  releaseAllocation(a.store, wu, { id: held.id, rev: held.rev, reason: '客户退订' });
  await exchange(a, b);
  const next = allocate(b.store, wu, { vehicleId: car.id, orderNo: 'DD9' });
  await exchange(b, a);
  expect(stateOn(a, next.id)).toBe('confirmed');
});

test('保留 is the manager’s; a car held on one PC is refused at once on another that knows of it, naming the holder', async () => {
  const { a, b, exchange } = pcs;
  const { wu, chen, car } = await showroom();
  const hold = { vehicleId: car.id, holdFor: '总经理客户' };
  expect(() => allocate(a.store, wu, hold)).toThrow('session.forbidden');
  const held = allocate(a.store, chen, hold);
  await exchange(a, b);
  expect(() => allocate(b.store, wu, { vehicleId: car.id, orderNo: 'DD1' })).toThrow(
    expect.objectContaining({ code: 'allocation.taken', params: { id: held.id, no: held.docNo } }),
  );
  const card = openAllocation(b.store, wu, held.id);
  expect(card.mayRelease).toBe(false);
  expect(() => releaseAllocation(b.store, wu, { ...card.card, reason: '要用' })).toThrow('session.forbidden');
  expect(() => allocate(b.store, wu, { vehicleId: car.id })).toThrow();
});

test('what was claimed before a restart, without a line, is claimed after it: the claim stands in the outbox', async () => {
  const { a, b, exchange } = pcs;
  const { wu, car } = await showroom();
  const made = allocate(a.store, wu, { vehicleId: car.id, orderNo: 'DD1' });
  const body = a.store.db.prepare(`SELECT body FROM outbox WHERE entity_id = ?`).pluck().get(made.id) as string;
  expect(JSON.parse(body)).toMatchObject({ claims: [{ key: `vin:${car.vin}`, action: 'take' }] });
  expect(JSON.parse(body).patch).not.toHaveProperty('claimState');
  await exchange(a, b);
  expect(stateOn(b, made.id)).toBe('confirmed');
});

test('vector 35: two PCs give one class of products to two classes of customers: one stands, the other prices nothing', async () => {
  const { a, b, exchange } = pcs;
  const { chen } = await showroom();
  const productClassId = a.store.write(
    SYSTEM,
    (tx) => tx.insert('product_class', productClassDoc({ code: 'P-RX' })).id,
  );
  await exchange(a, b);
  const row = { productClassId, policyId: newId(), validFrom: '2027-01-01' };
  const all = priceMatches.saving.create(a.store, chen, { ...row, customerClassId: newId() });
  const sub = priceMatches.saving.create(b.store, chen, { ...row, customerClassId: newId() });
  await exchange(a, b, a);
  for (const pc of [a, b]) {
    expect(matchRows(pc.store.db).map(({ id }) => id)).toEqual([all.id]);
    expect(open(pc, chen)).toMatchObject([{ kind: 'match_taken', entity: 'price_match', docId: sub.id }]);
    expect(open(pc, { id: chen.id, role: 'backOffice' })).toMatchObject([{ maySettle: false }]);
  }
  // Moved behind the end of the other it stands, and nobody is asked any more.
  const stands = a.store.write(chen, (tx) => tx.get('price_match', all.id))!;
  priceMatches.saving.update(a.store, chen, { id: all.id, rev: stands.rev, validTo: '2027-06-30' });
  await exchange(a, b);
  const lost = b.store.write(chen, (tx) => tx.get('price_match', sub.id))!;
  priceMatches.saving.update(b.store, chen, { id: sub.id, rev: lost.rev, validFrom: '2027-07-01' });
  await exchange(b, a);
  for (const pc of [a, b]) {
    expect(
      matchRows(pc.store.db)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([all.id, sub.id].sort());
    expect(open(pc, chen)).toEqual([]);
  }
});
