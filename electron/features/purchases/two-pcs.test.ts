import { expect, test } from 'vitest';
import { vin } from '../../../tests/factories/vehicle.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { arrive } from './arrival.ts';
import { damagesOf } from './damages.ts';
import { purchases } from './list.ts';
import { lineSaving, placeOrder } from './service.ts';

const pcs = twoPcs();
const desk = { id: 'system', role: 'backOffice' } as const;
const page = { filters: {}, limit: 50 };

test('a line entered on one PC stands on the other; its arrival there comes back with card and damage', async () => {
  const { a, b, exchange } = pcs;
  const lines = [{ series: 'RX', model: 'RX 350h', priceFen: 441_000_00, times: 2 }];
  placeOrder(a.store, desk, { orderNo: 'PO77', supplier: '总部', lines });
  await exchange(a, b);
  const [line] = purchases.page(b.store, desk, page).rows;
  expect(line).toMatchObject({ orderNo: 'PO77', supplier: '总部', state: 'ordered' });

  // Meanwhile the first PC, without a line, notes the day of the other car.
  const other = purchases.page(a.store, desk, page).rows.find(({ id }) => id !== line!.id)!;
  lineSaving.update(a.store, desk, { id: other.id, rev: other.rev, expectedOn: '2026-04-01' });
  const arrived = arrive(b.store, desk, {
    id: line!.id,
    rev: line!.rev,
    vin: vin(),
    engineNo: 'A25A1',
    importCertNo: 'XI1',
    inspectionNo: 'LI1',
    checks: [],
    damages: [{ part: '左前门', kind: 'scratch', severity: 'minor' }],
  });
  await exchange(b, a, b);
  for (const pc of [a, b]) {
    const states = purchases.page(pc.store, desk, page).rows.map(({ state, expectedOn }) => [state, expectedOn]);
    expect(states).toEqual([
      ['ordered', '2026-04-01'],
      ['arrived', null],
    ]);
    expect(pc.shows('vehicle', arrived.vehicleId!, 'status')).toBe('inStock');
    expect(pc.shows('vehicle', arrived.vehicleId!, 'cost_fen')).toBe(441_000_00);
    expect(damagesOf(pc.store, arrived.vehicleId!)).toMatchObject([{ part: '左前门', state: 'open' }]);
  }
});
