import { expect, test } from 'vitest';
import { vehicleModelDoc } from '../../../tests/factories/vehicle-model.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { optionList, optionSaving } from '../options/service.ts';
import { modelRecord } from './api.ts';

const pcs = twoPcs();
const desk = { id: 'system', role: 'backOffice' } as const;
const fields = (changes = {}) => {
  const { id: _, ...typed } = vehicleModelDoc(changes);
  return typed;
};
const page = { filters: {}, limit: 50 };

test('a model and its option made on one PC stand on the other, and a change made there comes back', async () => {
  const { a, b, exchange } = pcs;
  const model = modelRecord.saving.create(a.store, desk, fields());
  const made = { modelId: model.id, code: 'SR', name: '全景天窗', kind: 'exterior', conflicts: ['RR'] } as const;
  optionSaving.create(a.store, desk, { ...made, conflicts: [...made.conflicts] });
  await exchange(a, b);
  expect(modelRecord.list.page(b.store, desk, page).rows).toMatchObject([{ id: model.id, modelName: 'RX 350h' }]);
  const [option] = optionList.page(b.store, desk, page).rows;
  expect(option).toMatchObject({ modelName: 'RX 350h 尊贵版', conflicts: ['RR'] });
  optionSaving.update(b.store, desk, { id: option!.id, rev: option!.rev, needs: ['PK'], conflicts: [] });
  await exchange(b, a);
  expect(optionList.page(a.store, desk, page).rows).toMatchObject([{ needs: ['PK'], conflicts: [] }]);
});

test('one code given on two PCs without a line: both stand, and either can be put right', async () => {
  const { a, b, exchange } = pcs;
  modelRecord.saving.create(a.store, desk, fields({ code: 'RX350H-A', configuration: '豪华版' }));
  const second = modelRecord.saving.create(b.store, desk, fields({ code: 'RX350H-A', configuration: 'F SPORT' }));
  await exchange(a, b, a);
  for (const { store } of [a, b]) expect(modelRecord.list.page(store, desk, page).rows).toHaveLength(2);
  modelRecord.saving.update(b.store, desk, { id: second.id, rev: second.rev, code: 'RX350H-B' });
  await exchange(b, a);
  const codes = modelRecord.list.page(a.store, desk, page).rows.map(({ code }) => code);
  expect(codes.sort()).toEqual(['RX350H-A', 'RX350H-B']);
});
