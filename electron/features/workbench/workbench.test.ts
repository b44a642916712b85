import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, dayRange } from '../../../db/core/day.ts';
import type { Role } from '../../../db/staff/model.ts';
import { allocationDoc } from '../../../tests/factories/allocation.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { dailyReportDoc } from '../../../tests/factories/daily-report.ts';
import { damageDoc } from '../../../tests/factories/damage.ts';
import { deliveryNoteDoc } from '../../../tests/factories/delivery-note.ts';
import { demoCarDoc } from '../../../tests/factories/demo-car.ts';
import { handoverDoc } from '../../../tests/factories/handover.ts';
import { levelChangeDoc } from '../../../tests/factories/level-change.ts';
import { lossDoc } from '../../../tests/factories/loss.ts';
import { pdiSheetDoc } from '../../../tests/factories/pdi-sheet.ts';
import { purchaseLineDoc } from '../../../tests/factories/purchase-line.ts';
import { salesOrderDoc } from '../../../tests/factories/sales-order.ts';
import { salesPlanDoc } from '../../../tests/factories/sales-plan.ts';
import { serviceRequestDoc } from '../../../tests/factories/service-request.ts';
import { stockOutDoc } from '../../../tests/factories/stock-out.ts';
import { testDriveDoc } from '../../../tests/factories/test-drive.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { vehicleMovementDoc } from '../../../tests/factories/vehicle-movement.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import type { Write } from '../../kernel/write.ts';
import { type ItemName, itemNames } from './items.ts';
import * as statements from './items-sql.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const on = '2026-03-14';
const yesterday = '2026-03-13';
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const write = (work: (tx: Write) => void, by = 'system') => app.showroom.store.write({ id: by }, work);
const labels = async (role: Role, name: ItemName) =>
  (await app.caller(role).workbench.rows({ name })).map(({ label }) => label).sort();

test('the desk counts today, yesterday and the month as 报表 does, beside the month’s goals', async () => {
  const zhou = app.caller('consultant');
  const manager = app.caller('manager');
  const staffId = app.staff('consultant');
  const { id } = await zhou.customers.create({
    name: '罗士信',
    mobile: '13866660101',
    interestSeries: 'RX',
    level: 'B',
  });
  await zhou.followUps.record({ customerId: id, method: 'call', outcome: 'reached', content: '下周来' });
  const desk = app.caller('reception');
  const visit = await desk.visits.register({ channel: 'walkIn', purpose: 'viewing', partySize: 1, customerId: id });
  await zhou.visits.receive({ id: visit.id, rev: visit.rev });
  write((tx) => {
    const came = (day: string, outcome: 'captured' | 'notCaptured') =>
      tx.insert(
        'visit',
        visitDoc({ visitOn: day, arrivedAt: dayRange(day)[0], state: 'closed', outcome, consultantId: staffId }),
      );
    came(yesterday, 'captured');
    came('2026-03-02', 'notCaptured');
    came('2026-02-28', 'captured');
  });
  await manager.targets.set({
    month: '2026-03',
    lines: [{ staffId, rev: null, orders: 8, captureBp: 8100 }],
  });
  for (const numbers of [await zhou.workbench.desk({}), await manager.workbench.desk({ ownerId: staffId })]) {
    expect(numbers).toMatchObject({
      on,
      today: { parties: 1, contacts: 1, newCards: 1, captured: 0 },
      yesterday: { parties: 1, captured: 1, contacts: 0 },
      month: { parties: 3, captured: 1, notCaptured: 1 },
      goals: { orders: 8, captureBp: 8100, parties: null },
      receiving: [{ visitId: visit.id, name: '罗士信' }],
    });
  }
  // Each number is that of the rows it opens.
  const { rows } = await manager.reports.rows({ name: 'parties', from: '2026-03-01', to: on, consultantId: staffId });
  expect(rows).toHaveLength(3);
  const other = app.staff('consultant', '何静');
  expect(await manager.workbench.desk({ ownerId: other })).toMatchObject({ month: { parties: 0 }, receiving: [] });
  // A consultant sees their own, whoever they ask for.
  expect(await zhou.workbench.desk({ ownerId: other })).toMatchObject({ today: { parties: 1 } });
});

test('the team: who is with whom, what is due, what of the month’s goals is reached', async () => {
  const zhou = app.caller('consultant');
  const staffId = app.staff('consultant');
  app.staff('consultant', '何静');
  const card = { name: '罗士信', mobile: '13866660101', interestSeries: 'RX', level: 'B' } as const;
  const { id } = await zhou.customers.create({ ...card, nextContactOn: on });
  write((tx) => tx.insert('level_change', levelChangeDoc({ customerId: id, toLevel: 'O' })), staffId);
  await app.caller('manager').targets.set({ month: '2026-03', lines: [{ staffId, rev: null, orders: 8 }] });
  expect(await app.caller('manager').workbench.team()).toMatchObject([
    { name: '周凯', queues: { today: 1, overdue: 0 }, month: { orders: 1 }, goals: { orders: 8, deliveries: null } },
    { name: '何静', queues: { today: 0 }, month: { orders: 0 }, goals: { orders: null } },
  ]);
  await expect(zhou.workbench.team()).rejects.toThrow('session.forbidden');
});

test('等我决定: what waits for the manager, and nothing that is decided', async () => {
  const [zhou, manager, gone] = [app.staff('consultant'), app.staff('manager'), app.staff('consultant', '秦琼')];
  write((tx) => {
    tx.insert('loss', lossDoc({ customerName: '等批的', askedById: zhou }));
    tx.insert('loss', lossDoc({ customerName: '批过的', state: 'approved' }));
    tx.insert('service_request', serviceRequestDoc({ customerName: '我的', ownerId: manager, dueOn: on }));
    tx.insert('service_request', serviceRequestDoc({ customerName: '别人逾期', ownerId: zhou, dueOn: yesterday }));
    tx.insert('service_request', serviceRequestDoc({ customerName: '别人今天', ownerId: zhou, dueOn: on }));
    tx.insert(
      'service_request',
      serviceRequestDoc({ customerName: '答复了', ownerId: manager, dueOn: on, state: 'answered' }),
    );
    const party = { visitOn: on, arrivedAt: tx.at, customerId: null, outcome: null } as const;
    tx.insert('visit', visitDoc({ ...party, state: 'registered', guestName: '等人的', consultantId: null }));
    tx.insert('visit', visitDoc({ ...party, state: 'assigned', guestName: '有人的', consultantId: zhou }));
    for (const level of ['A', 'B', 'D'] as const) tx.insert('customer', customerDoc({ ownerId: gone, level }));
    tx.insert('customer', customerDoc({ ownerId: zhou, level: 'A' }));
    tx.update('staff', gone, { disabledAt: tx.at });
    tx.insert('handover', handoverDoc({ fromId: gone, toId: zhou }));
    tx.insert('handover', handoverDoc({ fromId: gone, toId: zhou, acknowledgedAt: tx.at }));
  });
  expect(await labels('manager', 'lossesWaiting')).toEqual(['等批的']);
  expect(await labels('manager', 'requestsDue')).toEqual(['别人逾期', '我的'].sort());
  expect(await labels('manager', 'guestsWaiting')).toEqual(['等人的']);
  const left = await app.caller('manager').workbench.rows({ name: 'cardsLeft' });
  expect(left).toMatchObject([{ label: '秦琼', note: '2', path: `/handover?from=${gone}` }]);
  expect(await labels('manager', 'handoversOpen')).toEqual(['周凯']);
});

test('不对劲: open visits, broken clocks, reports and plans nobody read, cars and drives that are late', async () => {
  const [zhou, he] = [app.staff('consultant'), app.staff('consultant', '何静')];
  const now = app.clock.now();
  write((tx) => {
    const open = { state: 'received', customerId: null, outcome: null, consultantId: zhou } as const;
    tx.insert(
      'visit',
      visitDoc({ ...open, visitOn: yesterday, arrivedAt: dayRange(yesterday)[0], guestName: '昨天的' }),
    );
    tx.insert('visit', visitDoc({ ...open, visitOn: on, arrivedAt: now, guestName: '今天的' }));
    const seen = (name: string, leftAt: number) => {
      const card = tx.insert('customer', customerDoc({ name, ownerId: zhou, level: 'B' }));
      const visitOn = leftAt < dayRange(on)[0] ? addDays(on, -2) : on;
      const came = { purpose: 'viewing', channel: 'walkIn', state: 'closed', customerId: card.id } as const;
      tx.insert('visit', visitDoc({ ...came, visitOn, arrivedAt: leftAt - 1000, leftAt, outcome: 'captured' }));
    };
    seen('超时的', now - 40 * 3_600_000);
    seen('还早的', now - 3_600_000);
    tx.insert('daily_report', dailyReportDoc({ staffId: he, on: yesterday, submittedAt: now }));
    tx.insert('daily_report', dailyReportDoc({ staffId: zhou, on: '2026-03-12', submittedAt: now, signedAt: now }));
    // Only signed ahead by the manager: nothing was handed in.
    tx.insert('daily_report', dailyReportDoc({ staffId: zhou, on: yesterday, submittedAt: null }));
    tx.insert('sales_plan', salesPlanDoc({ staffId: he, submittedAt: now }));
    tx.insert('sales_plan', salesPlanDoc({ staffId: zhou, submittedAt: now, signedAt: now }));
    tx.insert('purchase_line', purchaseLineDoc({ model: '晚到的', exteriorColor: null, expectedOn: yesterday }));
    tx.insert('purchase_line', purchaseLineDoc({ model: '到了的', expectedOn: yesterday, arrivedOn: yesterday }));
    tx.insert('purchase_line', purchaseLineDoc({ model: '下周的', exteriorColor: null, expectedOn: '2026-03-20' }));
    const car = tx.insert('demo_car', demoCarDoc({ number: '试01', nextServiceOn: yesterday }));
    const guest = tx.insert('customer', customerDoc({ name: '没还的' }));
    const out = { demoCarId: car.id, customerId: guest.id, state: 'out', startedAt: now - 5_400_000 } as const;
    tx.insert('test_drive', testDriveDoc({ ...out, plannedStartAt: now - 5_400_000, plannedEndAt: now - 3_600_000 }));
  });
  expect(await labels('manager', 'openVisits')).toEqual(['昨天的']);
  const clocks = await app.caller('manager').workbench.rows({ name: 'brokenClocks' });
  expect(clocks.map(({ label, note }) => `${label} ${note}`).sort()).toEqual(['超时的 contact24', '超时的 thankYou']);
  expect(await app.caller('manager').workbench.rows({ name: 'reportsUnread' })).toMatchObject([
    { label: '何静', on: yesterday, path: `/daily?on=${yesterday}&of=${he}` },
  ]);
  expect(await labels('manager', 'reportsMissing')).toEqual(['周凯']);
  expect(await labels('manager', 'plansUnread')).toEqual(['何静']);
  expect(await labels('manager', 'carsLate')).toEqual(['晚到的']);
  expect(await labels('manager', 'drivesLate')).toEqual(['没还的']);
  expect(await labels('manager', 'serviceDue')).toEqual(['试01']);
  expect(await labels('backOffice', 'carsComing')).toEqual(['下周的']);
});

test('等我处理: of the back office and of a consultant', async () => {
  const zhou = app.staff('consultant');
  const desk = app.staff('backOffice');
  write((tx) => {
    const buyer = (name: string) => tx.insert('customer', customerDoc({ name, level: 'O', ownerId: zhou })).id;
    buyer('没配车的');
    const buyerId = buyer('配好的');
    const car = tx.insert('vehicle', vehicleDoc({ status: 'allocated', buyerId }));
    tx.insert('vehicle', vehicleDoc({ status: 'inStock' }));
    tx.insert('damage', damageDoc({ vehicleId: car.id, part: '左前门' }));
    tx.insert('damage', damageDoc({ vehicleId: car.id, state: 'settled' }));
    tx.insert('service_request', serviceRequestDoc({ customerName: '内勤的', ownerId: desk, dueOn: on }));
    tx.insert('service_request', serviceRequestDoc({ customerName: '顾问的', ownerId: zhou, dueOn: yesterday }));
    tx.insert('loss', lossDoc({ customerName: '驳回的', state: 'refused', askedById: zhou, decidedAt: tx.at }));
    tx.insert('loss', lossDoc({ customerName: '别人的', state: 'refused', askedById: desk, decidedAt: tx.at }));
    tx.insert('loss', lossDoc({ customerName: '看过的', state: 'refused', askedById: zhou, seenAt: tx.at }));
  });
  expect(await labels('backOffice', 'ordersWithoutCar')).toEqual(['没配车的']);
  expect(await labels('backOffice', 'carsToDeliver')).toEqual(['配好的']);
  expect(await app.caller('backOffice').workbench.rows({ name: 'damagesOpen' })).toMatchObject([{ note: '左前门' }]);
  expect(await labels('backOffice', 'requestsMine')).toEqual(['内勤的']);
  expect(await labels('consultant', 'requestsMine')).toEqual(['顾问的']);
  expect(await labels('consultant', 'lossesRefused')).toEqual(['驳回的']);
});

test('等我处理: of finance and the warehouse, with the cars that moved today and no customer beside them', async () => {
  const zhou = app.staff('consultant');
  write((tx) => {
    const ordered = { consultantId: zhou, docNo: 'DD0601-260313-A001' } as const;
    tx.insert('sales_order', salesOrderDoc({ ...ordered, customerName: '等财务的', status: 'financeReview' }));
    tx.insert('sales_order', salesOrderDoc({ ...ordered, customerName: '等经理的', status: 'managerReview' }));
    const going = (vin: string, status: 'draft' | 'audited') => {
      const car = tx.insert('vehicle', vehicleDoc({ series: 'RX', vin, status: 'allocated' }));
      const note = tx.insert('delivery_note', deliveryNoteDoc({ status: 'approved', plannedOn: on, ownerId: zhou }));
      tx.insert('stock_out', stockOutDoc({ deliveryNoteId: note.id, vehicleId: car.id, status }));
    };
    going('JTJHK31U902000001', 'draft');
    going('JTJHK31U902000002', 'audited');
    const checked = tx.insert('vehicle', vehicleDoc({ series: 'ES', vin: 'JTHBK1GG702000003', status: 'allocated' }));
    const note = tx.insert('delivery_note', deliveryNoteDoc({ plannedOn: on, ownerId: zhou }));
    tx.insert('allocation', allocationDoc({ vehicleId: checked.id, orderVehicleId: note.orderVehicleId }));
    tx.insert('pdi_sheet', pdiSheetDoc({ vehicleId: checked.id, status: 'failed' }));
    const moved = { vehicleId: checked.id, kind: 'arrive', fromStatus: 'inTransit', toStatus: 'inStock' } as const;
    tx.insert('vehicle_movement', vehicleMovementDoc({ ...moved, movedAt: app.clock.now() }));
    tx.insert('vehicle_movement', vehicleMovementDoc({ ...moved, movedAt: app.clock.now() - 86_400_000 }));
  });
  expect(await labels('finance', 'ordersToPass')).toEqual(['等财务的']);
  expect(await labels('finance', 'outsToAudit')).toEqual(['RX 000001']);
  expect(await labels('warehouse', 'outsToLeave')).toEqual(['RX 000002']);
  expect(await labels('warehouse', 'pdiToDo')).toEqual(['ES 000003']);
  expect(await labels('warehouse', 'ordersToPass')).toEqual([]);
  expect(await app.caller('warehouse').workbench.carsMoved()).toMatchObject([{ car: 'ES 000003', kind: 'arrive' }]);
});

test('each role is told of its own items, each with as many as it opens; asking for another’s brings nothing', async () => {
  write((tx) => tx.insert('loss', lossDoc({})));
  for (const role of ['manager', 'backOffice', 'consultant', 'finance', 'warehouse', 'admin'] as const) {
    const as = app.caller(role);
    const told = await as.workbench.items();
    expect(told.length).toBeGreaterThan(1);
    for (const { name, count } of told) expect(await as.workbench.rows({ name })).toHaveLength(count);
    for (const name of itemNames.filter((one) => !told.some((item) => item.name === one)))
      expect(await as.workbench.rows({ name })).toEqual([]);
  }
  expect((await app.caller('manager').workbench.items()).map(({ name }) => name)).not.toContain('carsComing');
  await expect(app.caller('reception').workbench.items()).rejects.toThrow('session.forbidden');
});

test('no statement walks a table that grows with the years', () => {
  const { db } = app.showroom.store;
  for (const [name, text] of Object.entries(statements)) {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all({
      me: '',
      manages: 1,
      today: on,
      yesterday,
      openSince: on,
      unreadSince: on,
      soon: on,
    }) as { detail: string }[];
    const walked = plan.map(({ detail }) => detail).filter((detail) => /^SCAN (?!s\b|\()/.test(detail));
    expect(walked, name).toEqual([]);
  }
});
