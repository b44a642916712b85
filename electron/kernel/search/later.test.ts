import { expect, test } from 'vitest';
import { vehicleModelDoc } from '../../../tests/factories/vehicle-model.ts';
import { testStore } from '../../../tests/harness/store.ts';
import { syncedEntities } from '../../registry.ts';
import { renewalOf } from '../background.ts';
import { openStore } from '../store.ts';
import { named } from './declared.ts';

/** An app in which one more entity declares how it is found. */
const LATER = syncedEntities.map((entity) =>
  entity.name === 'vehicle_model' ? { ...entity, search: { fields: { modelName: named, series: named } } } : entity,
);

test('records of an entity are found from the version on that declares it, old ones and new ones, with the reason', async () => {
  const t = await testStore();
  const model = (modelName: string) => vehicleModelDoc({ modelName, series: 'LM' });
  const save = (doc: ReturnType<typeof model>) =>
    t.store.write({ id: 'system' }, (tx) => tx.insert('vehicle_model', doc).id);
  const [old, gone] = [save(model('LM 商务车')), save(model('LM 商务车'))];
  t.store.write({ id: 'system' }, (tx) => tx.remove('vehicle_model', gone));
  t.store.close();

  const store = await openStore({ dir: t.dir, entities: LATER, clock: t.clock });
  const renew = renewalOf(store);
  while (renew(8)) store.search.mergeStep(8);
  expect(store.search.find('vehicle_model', 'shangwu', 9)).toEqual([old]);
  const doc = model('LM 商务车');
  store.write({ id: 'system' }, (tx) => tx.insert('vehicle_model', doc));
  expect(store.search.find('vehicle_model', '商务', 9)).toEqual([doc.id, old]);
  expect(store.search.why('vehicle_model', { modelName: doc.modelName, series: doc.series }, '商务')).toEqual([
    { field: 'modelName', range: [3, 5] },
  ]);
  expect(() => store.search.find('visit', '商务', 9)).toThrow('visit');
  store.close();
  t.close();
});
