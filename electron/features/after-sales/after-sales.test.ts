import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { OF_CUSTOMER } from './service.ts';

/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
let zhou: TestCaller;
let card: string;
let car: string;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant', '周凯');
  [card, car] = app.showroom.store.write({ id: 'system' }, (tx) => {
    const customerId = tx.insert('customer', customerDoc({ name: '王建国', level: 'D' })).id;
    return [
      customerId,
      tx.insert('vehicle', vehicleDoc({ status: 'delivered', buyerId: customerId, plate: '川A12345' })).id,
    ];
  }) as [string, string];
});
afterEach(() => app.close());

const refusing = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });
const done = () => ({ customerId: card, vehicleId: car, doneOn: '2026-03-12', mileageKm: 5_120, advisor: '王工' });

test('a delivered customer is handed to after-sales with day, mileage and who takes them; the card says who did it', async () => {
  await zhou.afterSales.create(done());
  expect(await zhou.afterSales.ofCustomer({ id: card })).toMatchObject([
    { doneOn: '2026-03-12', mileageKm: 5120, advisor: '王工', byName: '周凯', car: 'RX 350h', plate: '川A12345' },
  ]);
  await expect(zhou.afterSales.create(done())).rejects.toEqual(refusing('firstService.done'));
});

test('nobody who has no car yet, no day that is to come, nothing left out; reception has no part in it', async () => {
  const guest = app.showroom.store.write(
    { id: 'system' },
    (tx) => tx.insert('customer', customerDoc({ level: 'O' })).id,
  );
  await expect(zhou.afterSales.create({ ...done(), customerId: guest })).rejects.toEqual(
    refusing('firstService.notDelivered'),
  );
  await expect(zhou.afterSales.create({ ...done(), doneOn: '2026-03-15', advisor: ' ' })).rejects.toMatchObject({
    cause: {
      problems: [
        { path: 'advisor', code: 'field.required' },
        { path: 'doneOn', code: 'firstService.ahead' },
      ],
    },
  });
  await expect(app.caller('reception').afterSales.create(done())).rejects.toThrow('session.forbidden');
});

test('whoever entered it takes it back, a manager too, nobody else', async () => {
  const made = await zhou.afterSales.create(done());
  const at = { id: made.id, rev: made.rev };
  await expect(app.caller('consultant', '孙悦').afterSales.withdraw(at)).rejects.toEqual(
    refusing('firstService.notYours'),
  );
  const mended = await app.caller('manager').afterSales.update({ ...at, mileageKm: 5_210 });
  await zhou.afterSales.withdraw({ id: mended.id, rev: mended.rev });
  expect(await zhou.afterSales.ofCustomer({ id: card })).toEqual([]);
});

test.runIf(readsPdf)(
  'the copy says what after-sales needs to know, above the card, and is kept in the audit log',
  async () => {
    await zhou.afterSales.create(done());
    const printed = await zhou.afterSales.print({ id: card, lang: 'zh-CN' });
    const paper = printedText(app.showroom.downloads, printed).text.replaceAll(/\s/g, '');
    for (const said of [
      '客户洽谈卡（售后）',
      '首保移交',
      '2026-03-12',
      '5120 km',
      '王工',
      '周凯 2026-03-14',
      '售后签收',
      '王建国',
    ])
      expect(paper).toContain(said.replaceAll(' ', ''));
    const line = (await zhou.customers.timeline({ id: card })).find(({ kind }) => kind === 'printedForm');
    expect(line).toMatchObject({ to: 'afterSales' });
  },
);

test('they are looked up by the customer', () => {
  const plan = app.showroom.store.db.prepare(`EXPLAIN QUERY PLAN ${OF_CUSTOMER}`).all('[]') as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toContain('USING INDEX first_service_of (customer_id=?)');
});
