import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshPoints } from '../../../db/pdi/model.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { OF_VEHICLE } from './service.ts';

let app: TestApp;
let warehouse: TestCaller;
let car: string;
beforeEach(async () => {
  app = await testApp();
  warehouse = app.caller('warehouse');
  const vehicle = { vin: '1M8GDM9AXKP042788', origin: 'domestic', engineNo: 'E1', conformityCertNo: 'C1' } as const;
  car = (await app.caller('manager').vehicles.create({ ...vehicle, status: 'inStock', fuel: 'hybrid' })).id;
});
afterEach(() => app.close());

const open = (id: string) => warehouse.pdi.get({ id });
async function go(id: string, to: 'passed' | 'failed', as = warehouse) {
  const { card, document } = await open(id);
  await as.pdi.go({ id, rev: card.rev, seen: document.hash, to });
}
const codes = async (id: string, to: string) =>
  (await open(id)).document.steps
    .find((step) => step.to === to)!
    .gates.flatMap(({ shut }) => shut.map(({ code }) => code));
/** Every point answered, one of them as given. */
async function answered(id: string, fault?: { note?: string }) {
  const { card } = await open(id);
  const points = card.points.map((point, at) =>
    at === 1 && fault
      ? { ...point, result: 'fault' as const, note: fault.note ?? null }
      : { ...point, result: 'ok' as const },
  );
  await warehouse.pdi.update({ id, rev: card.rev, odometerKm: 12, technician: '周师傅', points });
}

test('a sheet of a car without a plug begins with every point, charging set aside; two who press the button get one', async () => {
  const [first, second] = [await warehouse.pdi.start({ id: car }), await warehouse.pdi.start({ id: car })];
  expect(second).toEqual(first);
  expect((await open(first.id)).card.points).toEqual(freshPoints('hybrid'));
  expect(
    freshPoints('hybrid')
      .filter(({ result }) => result === 'na')
      .map(({ item }) => item),
  ).toEqual(['charging']);
});

test('a car passes only when all was looked at and nothing is wrong; then the sheet has a number and never changes', async () => {
  const { id } = await warehouse.pdi.start({ id: car });
  expect(await codes(id, 'passed')).toEqual(['pdi.odometer', 'pdi.unanswered']);
  await answered(id, {});
  expect(await codes(id, 'passed')).toEqual(['pdi.noteless', 'pdi.faults']);
  await answered(id, { note: '右后门漆点' });
  await expect(go(id, 'passed')).rejects.toMatchObject({ cause: { code: 'document.gates' } });
  await answered(id);
  expect(await codes(id, 'failed')).toEqual(['pdi.noFault']);
  await go(id, 'passed');
  const { card } = await open(id);
  expect(card.docNo).toMatch(/^PD/);
  await expect(warehouse.pdi.update({ id, rev: card.rev, odometerKm: 99 })).rejects.toMatchObject({
    cause: { code: 'document.frozen' },
  });
  await warehouse.pdi.update({ id, rev: card.rev, remark: '已覆膜' });
});

test('a car that failed gets another sheet, which is the one that counts', async () => {
  const { id } = await warehouse.pdi.start({ id: car });
  await answered(id, { note: '右后门漆点' });
  await go(id, 'failed');
  const again = await warehouse.pdi.start({ id: car });
  expect(again.id).not.toBe(id);
  await answered(again.id);
  await go(again.id, 'passed');
  const sheets = await app.caller('consultant').pdi.ofVehicle({ id: car });
  expect(sheets.map(({ status }) => status)).toEqual(['passed', 'failed']);
  expect((await warehouse.pdi.list({ filters: { text: '042788' } })).rows).toHaveLength(2);
});

test('a consultant reads a sheet and decides nothing; reception has none of it', async () => {
  const { id } = await warehouse.pdi.start({ id: car });
  await answered(id);
  await expect(go(id, 'passed', app.caller('consultant'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(app.caller('reception').pdi.get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('sheets of a car are found by their index', () => {
  const plan = app.showroom.store.db.prepare(`EXPLAIN QUERY PLAN ${OF_VEHICLE}`).all('[]') as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join('\n')).toContain('pdi_sheet_of');
});

test.runIf(readsPdf)('PDI 检查表 on paper: the car, each point, who confirmed it', async () => {
  const { id } = await warehouse.pdi.start({ id: car });
  await answered(id, { note: '右后门漆点' });
  await go(id, 'failed');
  const { text } = await printedText(app.showroom.downloads, await warehouse.pdi.print({ id }));
  for (const said of ['PDI 检查表', '1M8GDM9AXKP042788', '外观漆面', '右后门漆点', '不合格', '周师傅'])
    expect(text).toContain(said);
});
