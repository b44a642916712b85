import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { keepNumberMarks } from '../documents/number-mark.ts';
import { allocate } from './service.ts';

const pcs = twoPcs();
const wu = { id: 'system', role: 'backOffice' } as const;
let cars = 0;

/** 配车 of another car, and its number without showroom and day. */
function numbered({ store }: TestPc): string {
  const vin = `LFMA7BX00R${String(++cars).padStart(7, '0')}`;
  const car = store.write(wu, (tx) => tx.insert('vehicle', vehicleDoc({ status: 'inStock', vin })));
  return allocate(store, wu, { vehicleId: car.id, orderNo: `DD${cars}` })
    .docNo!.split('-')
    .at(-1)!;
}

test('vector 27: two PCs without a line number apart, each without a gap; a rolled-back save leaves none', async () => {
  const { a, b, exchange } = pcs;
  expect([1, 2, 3].map(() => numbered(a))).toEqual(['A001', 'A002', 'A003']);
  expect(() => allocate(b.store, wu, { vehicleId: 'nobody', orderNo: 'DD' })).toThrow();
  expect([1, 2, 3].map(() => numbered(b))).toEqual(['B001', 'B002', 'B003']);
  await exchange(a, b, a);
  expect([numbered(a), numbered(b)]).toEqual(['A004', 'B004']);
});

test('a PC that gets another letter begins again at 1 under it', async () => {
  const { a, exchange } = pcs;
  expect(numbered(a)).toBe('A001');
  await exchange(a);
  // As after a restore: another epoch.
  a.store.db.prepare(`UPDATE sync_state SET epoch = 'another'`).run();
  await exchange(a);
  expect([numbered(a), numbered(a)]).toEqual(['C001', 'C002']);
});

test('a PC that was never enrolled numbers under 0 and two signs', () => {
  const { a } = pcs;
  a.store.db.prepare('DELETE FROM sync_state').run();
  expect(numbered(a)).toMatch(/^0[A-Z0-9]{2}001$/);
});

test('vector 27: a store put back from a backup repeats no number, though nothing in it knows of them', async () => {
  const { a } = pcs;
  const stop = keepNumberMarks(a.store);
  expect([numbered(a), numbered(a)]).toEqual(['A001', 'A002']);
  stop();
  // What a backup of before has: no document of that day, and no count.
  a.store.db.exec('DELETE FROM allocation; DELETE FROM document_count');
  const again = keepNumberMarks(a.store);
  expect(numbered(a)).toBe('A003');
  again();
});

test('without its marks, or with ones that cannot be read, the store’s own count stands', () => {
  const { a } = pcs;
  writeFileSync(join(a.dir, 'document-counter.json'), '{"half');
  const stop = keepNumberMarks(a.store);
  expect([numbered(a), numbered(a)]).toEqual(['A001', 'A002']);
  stop();
});
