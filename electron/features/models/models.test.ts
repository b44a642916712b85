import { afterEach, beforeEach, expect, test } from 'vitest';
import { roles } from '../../../db/staff/model.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { vehicleModelDoc } from '../../../tests/factories/vehicle-model.ts';
import { vehicleOptionDoc } from '../../../tests/factories/vehicle-option.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { updateSettings } from '../settings/service.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const system = { id: 'system' };
const stored = (changes: Parameters<typeof vehicleModelDoc>[0] = {}) =>
  app.showroom.store.write(system, (tx) => tx.insert('vehicle_model', vehicleModelDoc(changes)));
const option = (changes: Parameters<typeof vehicleOptionDoc>[0]) =>
  app.showroom.store.write(system, (tx) => tx.insert('vehicle_option', vehicleOptionDoc(changes)));
const car = (changes: Parameters<typeof vehicleDoc>[0] = {}) => {
  const { id: _, ...fields } = vehicleDoc(changes);
  return fields as Parameters<ReturnType<TestApp['caller']>['vehicles']['create']>[0];
};
const complaining = (...problems: object[]) =>
  expect.objectContaining({
    cause: expect.objectContaining({ problems: problems.map((problem) => expect.objectContaining(problem)) }),
  });
const refusing = (code: string, field: string) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, field }) });

test('everybody reads the catalogue; back office, managers and the admin write it', async () => {
  const { id, rev } = stored();
  for (const role of roles) {
    const desk = app.caller(role);
    expect((await desk.models.get({ id })).card.modelName).toBe('RX 350h');
    const saved = desk.models.update({ id, rev, modelName: 'RX 350h' });
    if (['backOffice', 'manager', 'admin'].includes(role)) await expect(saved).resolves.toMatchObject({ id });
    else await expect(saved).rejects.toEqual(refusing('session.forbidden', undefined as never));
  }
});

test('a model says what is missing, which days are turned and whose code it would take', async () => {
  const desk = app.caller('backOffice');
  const fields = { brand: '雷克萨斯', series: 'NX', modelName: 'NX 260', modelYear: 2026 };
  await expect(desk.models.create({ ...fields, series: ' ', modelYear: null })).rejects.toEqual(
    complaining({ path: 'series', code: 'field.required' }, { path: 'modelYear', code: 'field.required' }),
  );
  await expect(desk.models.create({ ...fields, activeFrom: '2026-06-01', activeTo: '2026-05-31' })).rejects.toEqual(
    complaining({ path: 'activeTo', code: 'day.order' }),
  );
  await expect(desk.models.create({ ...fields, nevFrom: '2026-02-30' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const { code } = await desk.models.create({ ...fields, code: ' nx260－a ' });
  expect(code).toBe('NX260-A');
  await expect(desk.models.create({ ...fields, code: 'nx260-a' })).rejects.toEqual(refusing('model.codeTaken', 'code'));
});

test('the list stands by series, year and name, and is narrowed by brand, series, fuel, sale and text', async () => {
  stored({ series: 'RX', modelName: 'RX 500h', modelYear: 2026, fuel: 'hybrid' });
  stored({ series: 'ES', modelName: 'ES 300h', modelYear: 2026, configuration: '行政版' });
  stored({ series: 'ES', modelName: 'ES 200', modelYear: 2025, fuel: 'petrol', activeTo: '2025-12-31' });
  stored({ brand: '丰田', series: '凯美瑞', modelName: '凯美瑞 2.0', fuel: 'petrol' });
  const names = async (filters: object) =>
    (await app.caller('consultant').models.list({ filters })).rows.map(({ modelName }) => modelName);
  expect(await names({})).toEqual(['ES 200', 'ES 300h', 'RX 500h', '凯美瑞 2.0']);
  expect(await names({ series: 'ES' })).toEqual(['ES 200', 'ES 300h']);
  expect(await names({ brand: '丰田' })).toEqual(['凯美瑞 2.0']);
  expect(await names({ fuel: 'petrol' })).toEqual(['ES 200', '凯美瑞 2.0']);
  expect(await names({ sale: 'off' })).toEqual(['ES 200']);
  expect(await names({ text: '行政' })).toEqual(['ES 300h']);
  expect(await names({ text: '%' })).toEqual([]);
});

test('the tree holds what is on sale today; while that is nothing, the list of the settings', async () => {
  updateSettings(app.showroom.store, system, { series: [{ series: 'LS', models: ['LS 350'] }] });
  const gone = stored({ activeTo: '2020-01-01' });
  const desk = app.caller('reception');
  expect(await desk.models.tree()).toEqual([
    { brand: null, series: [{ series: 'LS', models: [{ modelName: 'LS 350', configurations: [] }] }] },
  ]);
  const sold = stored({ configuration: '豪华版' });
  const [brand] = await desk.models.tree();
  expect(brand!.series.map(({ series }) => series)).toEqual(['RX']);
  expect(brand!.series[0]!.models[0]!.configurations).toEqual([expect.objectContaining({ id: sold.id })]);
  expect(JSON.stringify(brand)).not.toContain(gone.id);
});

test('options that exclude or need each other are named, and so is one of another model', async () => {
  const rx = stored();
  const sunroof = option({ modelId: rx.id, code: 'SR', name: '全景天窗', conflicts: ['RR'] });
  const rails = option({ modelId: rx.id, code: 'RR', name: '行李架' });
  const tow = option({ modelId: rx.id, code: 'TW', name: '拖车钩', needs: ['RR'] });
  const other = option({ name: '后排屏幕' });
  const desk = app.caller('backOffice');
  const choose = (...optionIds: string[]) => desk.vehicles.create(car({ modelId: rx.id, optionIds }));
  await expect(choose(sunroof.id, rails.id)).rejects.toEqual(
    complaining({ path: 'optionIds', code: 'options.conflict', params: { name: '全景天窗', other: '行李架' } }),
  );
  await expect(choose(tow.id)).rejects.toEqual(
    complaining({ code: 'options.needs', params: { name: '拖车钩', other: '行李架' } }),
  );
  await expect(choose(other.id)).rejects.toEqual(
    complaining({ code: 'options.otherModel', params: { name: '后排屏幕' } }),
  );
  const { id, rev, optionIds } = await choose(tow.id, rails.id);
  expect(optionIds).toEqual([tow.id, rails.id]);
  await expect(desk.vehicles.update({ id, rev, optionIds: [tow.id] })).rejects.toEqual(
    complaining({ path: 'optionIds', code: 'options.needs' }),
  );
  await desk.vehicles.update({ id, rev, optionIds: [rails.id] });
  const [line] = await desk.vehicles.history({ id });
  expect(line!.changes).toEqual([{ field: 'optionIds', from: ['拖车钩', '行李架'], to: ['行李架'] }]);
});

test('an option cannot need what it excludes, and its code is its own within the model', async () => {
  const rx = stored();
  const desk = app.caller('manager');
  const fields = { modelId: rx.id, code: 'SR', name: '全景天窗', kind: 'exterior' as const };
  await expect(desk.options.create({ ...fields, needs: ['RR', 'SR'], conflicts: ['RR'] })).rejects.toEqual(
    complaining({ path: 'conflicts', code: 'option.both' }, { path: 'needs', code: 'option.itself' }),
  );
  const { id, rev } = await desk.options.create(fields);
  await expect(desk.options.create(fields)).rejects.toEqual(refusing('option.codeTaken', 'code'));
  await desk.options.create({ ...fields, modelId: stored({ modelName: 'RX 500h' }).id });
  const taken = await desk.options.create({ ...fields, code: 'RR' });
  await expect(desk.options.update({ id: taken.id, rev: taken.rev, code: 'sr' })).rejects.toEqual(
    refusing('option.codeTaken', 'code'),
  );
  expect(await desk.options.update({ id, rev, priceFen: 9_800_00 })).toMatchObject({ priceFen: 9_800_00 });
});

test('a model that was only typed is tied where the text means one configuration, on cars and on visits', async () => {
  const [luxury, sport] = [stored({ configuration: '豪华版' }), stored({ configuration: 'F SPORT' })];
  const nx = stored({ series: 'NX', modelName: 'NX 400h+', modelYear: 2025 });
  const desk = app.caller('backOffice');
  const typed = async (fields: object) => (await desk.vehicles.create(car(fields))).modelId;
  expect(await typed({ series: 'NX', model: 'nx400h+' })).toBe(nx.id);
  expect(await typed({ series: 'RX', model: 'RX 350h' })).toBeNull();
  expect(await typed({ series: 'RX', model: 'RX 350h F SPORT' })).toBe(sport.id);
  const chosen = await desk.vehicles.create(car({ modelId: luxury.id }));
  expect(chosen.modelId).toBe(luxury.id);
  const { id, rev } = chosen;
  expect(await desk.vehicles.update({ id, rev, model: 'NX 400h+', series: 'NX' })).toMatchObject({ modelId: nx.id });

  const visit = app.showroom.store.write(system, (tx) => tx.insert('visit', visitDoc({ interestModel: null })));
  const floor = app.caller('manager');
  const done = await floor.visits.complete({ id: visit.id, rev: visit.rev, interestModel: 'NX 400H+' });
  expect(done).toMatchObject({ interestModel: 'NX 400H+', interestModelId: nx.id });
});
