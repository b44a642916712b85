import { expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { peopleOfVehicle, personSaving } from './people.ts';
import { querySaving, savedQueries } from './queries.ts';

const system = { id: 'system', role: 'manager' } as const;
const pcs = twoPcs();

test('a former owner and a shared query made on one PC stand on the other', async () => {
  const { a, b, exchange } = pcs;
  const [customer, car] = a.store.write(system, (tx) => [
    tx.insert('customer', customerDoc({ name: '沈国栋' })).id,
    tx.insert('vehicle', vehicleDoc()).id,
  ]);
  personSaving.create(a.store, system, {
    vehicleId: car,
    customerId: customer,
    relation: 'owner',
    since: '2020-01-01',
    until: '2026-01-01',
  });
  const filters = { status: ['inStock', 'lent'], modelYear: 2026 };
  querySaving.create(a.store, system, { name: '在库 2026', kind: 'stock', filters, shared: true });
  await exchange(a, b);
  expect(peopleOfVehicle(b.store, car!)).toMatchObject([{ name: '沈国栋', relation: 'owner', until: '2026-01-01' }]);
  expect(savedQueries(b.store, { id: 'somebody', role: 'consultant' }, { kind: 'stock' })).toMatchObject([
    { name: '在库 2026', filters, own: false },
  ]);
});
