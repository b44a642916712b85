import { expect, test } from 'vitest';
import { carriedIn, linesOf } from '../../../db/reports/model.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { levelChangeDoc } from '../../../tests/factories/level-change.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { freezeMonths, frozenOf } from './month-start.ts';
import { kpisOf } from './service.ts';

const pcs = twoPcs();
const ZHOU = '01a22c71-3b42-72ed-958d-8abdbdaffec2';
const system = { id: 'system' };
const at = (day: string, hours = 4) => Date.parse(`${day}T00:00:00Z`) + (hours - 8) * 3_600_000;

/** A card of a consultant's that comes to a level. */
const card = ({ store, clock }: TestPc, day: string, level: 'A' | 'B' | 'none', ownerId: string | null = ZHOU) => {
  clock.set(at(day));
  return store.write(system, (tx) => {
    const { id } = tx.insert('customer', customerDoc({ level, ownerId }));
    tx.insert('level_change', levelChangeDoc({ customerId: id, fromLevel: null, toLevel: level }));
    return id;
  });
};
const change = ({ store, clock }: TestPc, day: string, customerId: string, toLevel: 'A' | 'O') => {
  clock.set(at(day));
  store.write(system, (tx) => tx.insert('level_change', levelChangeDoc({ customerId, toLevel })));
};
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

test('a month’s start is frozen by consultant and level; what is known later does not alter it', async () => {
  const { a } = pcs;
  const first = card(a, '2026-01-20', 'B');
  card(a, '2026-02-10', 'B');
  card(a, '2026-02-11', 'none', null);
  change(a, '2026-02-25', first, 'A');
  card(a, '2026-03-02', 'A');
  a.clock.set(at('2026-03-04'));
  a.store.write(system, (tx) => tx.db.prepare('UPDATE sync_state SET last_ok_at = ?').run(tx.at));
  expect((await kpisOf(a.store, MARCH)).frozen).toBe(false);
  expect(freezeMonths(a.store)).toBe(true);
  expect(frozenOf(a.store, '2026-03')!.lines.toSorted((x, y) => (x.level < y.level ? -1 : 1))).toEqual([
    { ownerId: ZHOU, level: 'A', cards: 1 },
    { ownerId: ZHOU, level: 'B', cards: 1 },
    { ownerId: null, level: 'none', cards: 1 },
  ]);
  expect(frozenOf(a.store, '2026-02')!.lines).toEqual([{ ownerId: ZHOU, level: 'B', cards: 1 }]);
  // The showroom's first card was made in January, and nobody knows of February of next year.
  expect([frozenOf(a.store, '2026-01'), frozenOf(a.store, '2026-04')]).toEqual([null, null]);
  change(a, '2026-02-27', first, 'O');
  a.clock.set(at('2026-03-05'));
  expect(await kpisOf(a.store, MARCH)).toMatchObject({ frozen: true, counts: { carriedOver: 2 } });
  expect((await kpisOf(a.store, { ...MARCH, consultantId: system.id })).counts.carriedOver).toBe(0);
  expect(await kpisOf(a.store, { ...MARCH, from: '2026-03-02' })).toMatchObject({
    frozen: false,
    counts: { carriedOver: 1 },
  });
  expect(await kpisOf(a.store, { ...MARCH, series: 'RX' })).toMatchObject({
    frozen: false,
    counts: { carriedOver: 1 },
  });
  expect(freezeMonths(a.store)).toBe(true);
  expect(a.store.db.prepare('SELECT count(*) FROM carry_over').pluck().get()).toBe(2);
});

test('two PCs that froze the same month say the same: the first one’s word stands, on whichever it was', async () => {
  const { a, b } = pcs;
  card(a, '2026-02-10', 'B');
  await pcs.exchange(a, b);
  // Each knows of a card the other one has not heard of.
  card(a, '2026-02-12', 'A');
  card(b, '2026-02-13', 'A');
  card(b, '2026-02-14', 'B');
  for (const pc of [a, b]) {
    pc.clock.set(at('2026-03-01', 9));
    pc.store.db.prepare('UPDATE sync_state SET last_ok_at = ?').run(pc.clock.now());
    expect(freezeMonths(pc.store)).toBe(true);
  }
  const said = (pc: TestPc) => linesOf(frozenOf(pc.store, '2026-03')!.lines).sort();
  expect([said(a), said(b)]).toEqual([
    [`${ZHOU} A 1`, `${ZHOU} B 1`],
    [`${ZHOU} A 1`, `${ZHOU} B 2`],
  ]);
  await pcs.exchange(b, a, b, a);
  expect(said(a)).toEqual([`${ZHOU} A 1`, `${ZHOU} B 2`]);
  expect(said(b)).toEqual(said(a));
  for (const { store } of [a, b]) {
    expect((await kpisOf(store, MARCH)).counts.carriedOver).toBe(3);
    expect(store.db.prepare('SELECT count(*) FROM sync_issue').pluck().get()).toBe(0);
  }
});

test('a PC that heard of nobody, or is still receiving, leaves the month to the others for a while', async () => {
  const { a } = pcs;
  card(a, '2026-02-10', 'B');
  a.clock.set(at('2026-03-01', 9));
  a.store.db.prepare('UPDATE sync_state SET last_ok_at = ?').run(at('2026-02-27'));
  expect([freezeMonths(a.store), frozenOf(a.store, '2026-03')]).toEqual([false, null]);
  a.clock.set(at('2026-03-04', 9));
  a.store.db.prepare("UPDATE sync_state SET snapshot_after = ''").run();
  expect([freezeMonths(a.store), frozenOf(a.store, '2026-03')]).toEqual([false, null]);
  a.store.db.prepare('UPDATE sync_state SET snapshot_after = NULL').run();
  expect(freezeMonths(a.store)).toBe(true);
  expect(frozenOf(a.store, '2026-03')?.lines).toEqual([{ ownerId: ZHOU, level: 'B', cards: 1 }]);
});

test('lines are read as they were written, and nonsense is passed over', () => {
  const lines = [
    { ownerId: ZHOU, level: 'B+' as const, cards: 12 },
    { ownerId: null, level: 'none' as const, cards: 0 },
  ];
  expect(carriedIn(linesOf(lines))).toEqual(lines);
  expect(carriedIn(['', 'x', `${ZHOU} Z 3`, `${ZHOU} B many`])).toEqual([]);
});
