import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countNames } from '../../../db/reports/kpis.ts';
import { countsAsParty, purposes } from '../../../db/visits/model.ts';
import { partyKind } from '../../../db/visits/totals.ts';
import { contactDoc } from '../../../tests/factories/contact.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { levelChangeDoc } from '../../../tests/factories/level-change.ts';
import { lossDoc } from '../../../tests/factories/loss.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

const DAY_MS = 86_400_000;
/** Today is Saturday 2026-03-14. */
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const manager = () => app.caller('manager');

test('over any visits, each number of parties is what counting by hand finds, and opens just as many rows', async () => {
  const made = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    purpose: fc.constantFrom(...purposes),
    outcome: fc.constantFrom('captured', 'notCaptured', 'repeat', 'noIntent', null),
    visitSeq: fc.constantFrom(null, 1, 2, 5),
    channel: fc.constantFrom('walkIn', 'call', 'invited'),
    voided: fc.boolean(),
  });
  const { store } = app.showroom;
  await fc.assert(
    fc.asyncProperty(fc.array(made, { maxLength: 30 }), async (drawn) => {
      store.write({ id: 'system' }, (tx) => {
        for (const id of tx.db.prepare('SELECT id FROM visit WHERE deleted_at IS NULL').pluck().all() as string[])
          tx.remove('visit', id);
        for (const { day, voided, ...values } of drawn) {
          const visitOn = `2026-03-${String(day).padStart(2, '0')}`;
          const arrivedAt = Date.parse(`${visitOn}T04:00:00Z`);
          const doc = visitDoc({ ...values, visitOn, arrivedAt, state: 'closed', customerId: null });
          tx.insert('visit', { ...doc, voidedAt: voided ? arrivedAt : null });
        }
      });
      const { counts } = (await manager().reports.kpis(MARCH)).now;
      const parties = drawn.filter(({ voided, purpose }) => !voided && countsAsParty(purpose));
      const ofKind = (kind: string) => parties.filter((one) => partyKind(one) === kind);
      expect(counts).toMatchObject({
        parties: parties.length,
        first: ofKind('first').length,
        repeat: ofKind('repeat').length,
        noIntent: ofKind('noIntent').length,
        incomplete: ofKind('incomplete').length,
        calls: parties.filter(({ channel }) => channel === 'call').length,
        invited: parties.filter(({ channel }) => channel === 'invited').length,
        captured: ofKind('first').filter(({ outcome }) => outcome === 'captured').length,
        notCaptured: ofKind('first').filter(({ outcome }) => outcome === 'notCaptured').length,
      });
      for (const name of countNames)
        expect((await manager().reports.rows({ ...MARCH, name })).rows.length, name).toBe(counts[name]);
      const grid = (await manager().reports.when(MARCH)).flat();
      expect(grid.reduce((sum, n) => sum + n, 0)).toBe(parties.length);
      const { buckets } = (await manager().reports.kpis({ ...MARCH, unit: 'week' })).now;
      expect(buckets.length).toBe(6);
      expect(buckets.reduce((sum, bucket) => sum + bucket.counts.parties, 0)).toBe(parties.length);
    }),
    { numRuns: 8 },
  );
});

test('a visit somebody stood in for counts for the owner, with everybody else’s for whoever received it', async () => {
  const [owner, helper] = [app.staff('consultant'), app.staff('consultant', '何静')];
  const visitOn = '2026-03-10';
  const came = { visitOn, arrivedAt: Date.parse(`${visitOn}T04:00:00Z`), state: 'closed', customerId: null } as const;
  app.showroom.store.write({ id: helper }, (tx) => {
    tx.insert('visit', visitDoc({ ...came, consultantId: helper, priorConsultantId: owner, creditedId: owner }));
    tx.insert('visit', visitDoc({ ...came, consultantId: helper }));
  });
  const partiesOf = async (consultantId: string) =>
    (await manager().reports.kpis({ ...MARCH, consultantId })).now.counts.parties;
  expect([await partiesOf(owner), await partiesOf(helper)]).toEqual([1, 1]);
});

test('orders, losses and what was carried over come from the levels; an order counts once, in its month', async () => {
  const { store } = app.showroom;
  const at = (day: string) => Date.parse(`${day}T04:00:00Z`);
  const owner = app.staff('consultant');
  const step = (day: string, customerId: string, fromLevel: 'B' | 'A' | null, toLevel: 'O' | 'A' | 'F' | 'B') => {
    app.clock.set(at(day));
    store.write({ id: owner }, (tx) => tx.insert('level_change', levelChangeDoc({ customerId, fromLevel, toLevel })));
  };
  const card = (day: string, name: string) => {
    app.clock.set(at(day));
    return store.write({ id: owner }, (tx) => tx.insert('customer', customerDoc({ name, ownerId: owner }))).id;
  };
  const old = card('2026-02-03', '老客户');
  step('2026-02-03', old, null, 'B');
  const bought = card('2026-02-10', '订车的');
  step('2026-02-10', bought, null, 'A');
  step('2026-03-05', bought, 'A', 'O');
  step('2026-03-06', bought, 'A', 'O');
  const fresh = card('2026-03-08', '新来的');
  step('2026-03-08', fresh, null, 'B');
  step('2026-03-09', fresh, 'B', 'F');
  app.clock.set(at('2026-03-14') + DAY_MS);
  const { now, before } = await manager().reports.kpis(MARCH);
  expect(now.counts).toMatchObject({ orders: 1, losses: 1, newCards: 1, carriedOver: 2 });
  expect(now.ratios.conversionRate).toBeCloseTo(1 / 3);
  expect(before.counts).toMatchObject({ orders: 0, newCards: 2, carriedOver: 0 });
  expect(now.ratios.captureRate).toBeNull();
  const { rows } = await manager().reports.rows({ ...MARCH, name: 'orders' });
  expect(rows.map(({ label }) => label)).toEqual(['订车的']);
});

test('订单储备率: orders open on the last day over what the next month is to bring, by consultant and in all', async () => {
  const { store } = app.showroom;
  const [zhou, he] = [app.staff('consultant'), app.staff('consultant', '何静')];
  const step = (day: string, customerId: string, toLevel: 'O' | 'A' | 'D') => {
    app.clock.set(Date.parse(`${day}T04:00:00Z`));
    store.write({ id: zhou }, (tx) => tx.insert('level_change', levelChangeDoc({ customerId, toLevel })));
  };
  const card = (name: string, ownerId: string) =>
    store.write({ id: zhou }, (tx) => tx.insert('customer', customerDoc({ name, ownerId }))).id;
  const [open, delivered, back, twice, late] = ['未交', '已交', '退订', '改过', '四月订'].map((name, index) =>
    card(name, index === 3 ? he : zhou),
  ) as [string, string, string, string, string];
  step('2026-02-20', open, 'O');
  step('2026-02-21', delivered, 'O');
  step('2026-03-10', delivered, 'D');
  step('2026-03-02', back, 'O');
  step('2026-03-03', back, 'A');
  step('2026-03-04', twice, 'O');
  step('2026-03-05', twice, 'O');
  step('2026-04-02', late, 'O');
  step('2026-04-03', open, 'D');
  const of = async (more: object) => (await manager().reports.kpis({ ...MARCH, ...more })).now;
  expect((await of({})).ratios.orderReserve).toBeNull();
  await manager().targets.set({
    month: '2026-04',
    lines: [
      { staffId: zhou, rev: null, orders: 4 },
      { staffId: he, rev: null, orders: 6 },
    ],
  });
  expect(await of({})).toMatchObject({
    counts: { openOrders: 2 },
    given: { nextTarget: 10 },
    ratios: { orderReserve: 0.2 },
  });
  expect(await of({ consultantId: zhou })).toMatchObject({ given: { nextTarget: 4 }, ratios: { orderReserve: 0.25 } });
  expect((await of({ source: '朋友介绍' })).ratios.orderReserve).toBeNull();
  expect(await of({ from: '2026-02-01', to: '2026-02-28' })).toMatchObject({
    counts: { openOrders: 2 },
    given: { nextTarget: null },
  });
  const { rows } = await manager().reports.rows({ ...MARCH, name: 'openOrders' });
  expect(rows.map(({ label }) => label).sort()).toEqual(['改过', '未交'].sort());
});

test('战败明确率: of what was applied for, what was approved with both reasons', async () => {
  const { store } = app.showroom;
  store.write({ id: 'system' }, (tx) => {
    const asked = { customerId: tx.insert('customer', customerDoc()).id, askedAt: tx.at };
    tx.insert('loss', lossDoc({ ...asked, state: 'approved' }));
    tx.insert('loss', lossDoc({ ...asked, state: 'approved', reason: null }));
    tx.insert('loss', lossDoc(asked));
    tx.insert('loss', lossDoc({ ...asked, askedAt: tx.at - 40 * DAY_MS, state: 'approved' }));
  });
  const { counts, ratios } = (await manager().reports.kpis(MARCH)).now;
  expect(counts).toMatchObject({ lossesAsked: 3, lossesClear: 1 });
  expect(ratios.clearLossRate).toBeCloseTo(1 / 3);
});

test('a consultant reads their own numbers, whoever they ask for; the till reads none', async () => {
  const zhou = app.caller('consultant');
  await zhou.customers.create({ name: '罗士信', mobile: '13866660101' });
  await app.caller('consultant', '何静').customers.create({ name: '杨林', mobile: '13866660102' });
  expect((await manager().reports.kpis(MARCH)).now.counts.newCards).toBe(2);
  const asked = { ...MARCH, consultantId: app.staff('consultant', '何静') };
  expect((await zhou.reports.rows({ ...asked, name: 'newCards' })).rows.map(({ label }) => label)).toEqual(['罗士信']);
  await expect(app.caller('finance').reports.kpis(MARCH)).rejects.toThrow();
  const parts = await manager().reports.parts({ ...MARCH, by: 'consultant' });
  expect(parts.map(({ name, now }) => [name, now.newCards]).sort()).toEqual([
    ['何静', 1],
    ['周凯', 1],
  ]);
});

test('any other days beside a span: tiles, consultants, sources, under whichever filters', async () => {
  const { store } = app.showroom;
  const zhou = app.staff('consultant');
  const visit = (visitOn: string, source: string, interestSeries: string, consultantId: string | null = zhou) =>
    store.write({ id: 'system' }, (tx) => {
      const arrivedAt = Date.parse(`${visitOn}T04:00:00Z`);
      tx.insert(
        'visit',
        visitDoc({ visitOn, arrivedAt, source, interestSeries, consultantId, outcome: 'captured', visitSeq: 1 }),
      );
    });
  for (const on of ['2026-03-02', '2026-03-03', '2026-03-31']) visit(on, '互联网', 'RX');
  visit('2026-03-04', '户外', 'NX', null);
  visit('2025-03-10', '互联网', 'RX');
  visit('2025-03-10', '户外', 'RX');
  const against = { from: '2025-03-01', to: '2025-03-31' };
  const asked = { ...MARCH, against };
  const { now, before, beforeSpan } = await manager().reports.kpis(asked);
  expect([now.counts.parties, before.counts.parties, beforeSpan]).toEqual([4, 2, against]);
  const of = async (filters: object) => {
    const kpis = await manager().reports.kpis({ ...asked, ...filters });
    return [kpis.now.counts.captured, kpis.before.counts.captured];
  };
  expect(await of({ source: '互联网' })).toEqual([3, 1]);
  expect(await of({ series: 'RX', source: '户外' })).toEqual([0, 1]);
  expect(await of({ consultantId: zhou, series: 'NX' })).toEqual([0, 0]);
  const sources = await manager().reports.parts({ ...asked, by: 'source' });
  expect(sources.map(({ name, ...part }) => [name, part.now.parties, part.before.parties])).toEqual([
    ['互联网', 3, 1],
    ['户外', 1, 1],
  ]);
  const ofRx = await manager().reports.parts({ ...asked, by: 'source', series: 'RX' });
  expect(ofRx.map(({ name, ...part }) => [name, part.now.parties, part.before.parties])).toEqual([['互联网', 3, 1]]);
  expect(await manager().reports.choices()).toEqual({ sources: ['互联网', '户外'], series: ['RX', 'NX'] });
});

test('the rows behind a number come page by page, each once, the newest first', async () => {
  const { store } = app.showroom;
  const owner = app.staff('consultant');
  const customerId = store.write({ id: owner }, (tx) => {
    const { id } = tx.insert('customer', customerDoc({ ownerId: owner }));
    // Many at one moment: only their ids tell them apart.
    for (let n = 0; n < 120; n++) tx.insert('contact', contactDoc({ customerId: id, at: tx.at + Math.floor(n / 40) }));
    return id;
  });
  for (const consultantId of [null, owner]) {
    const found: { id: string; at: number }[] = [];
    let cursor: (string | number)[] | null = null;
    const sizes: number[] = [];
    do {
      const page = await manager().reports.rows({ ...MARCH, name: 'contacts', consultantId, cursor });
      sizes.push(page.rows.length);
      found.push(...page.rows);
      cursor = page.next;
    } while (cursor !== null);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(120);
    expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).sort((a, b) => b - a));
    expect(found.every((row) => (row as { customerId?: string }).customerId === customerId)).toBe(true);
  }
});

test('结转 and open orders page too: by what stood at the moment that was asked, whatever page it is', async () => {
  const { store } = app.showroom;
  const owner = app.staff('consultant');
  const make = (day: string, toLevel: 'B' | 'O', count: number) => {
    app.clock.set(Date.parse(`${day}T04:00:00Z`));
    return store.write({ id: owner }, (tx) =>
      Array.from({ length: count }, () => {
        const { id } = tx.insert('customer', customerDoc({ ownerId: owner }));
        tx.insert('level_change', levelChangeDoc({ customerId: id, fromLevel: null, toLevel }));
        return id;
      }),
    );
  };
  const old = [...make('2026-01-10', 'B', 40), ...make('2026-02-10', 'B', 40)];
  const ordered = [...make('2026-01-12', 'O', 30), ...make('2026-03-02', 'O', 30)];
  make('2026-03-03', 'B', 20);
  // Another card with an older history is merged into one made within the span.
  const [young] = make('2026-03-04', 'B', 1);
  store.write({ id: owner }, (tx) => tx.merge('customer', old[0]!, young!));
  app.clock.set(Date.parse('2026-03-10T04:00:00Z'));
  store.write({ id: owner }, (tx) =>
    tx.insert('level_change', levelChangeDoc({ customerId: ordered[0]!, toLevel: 'D' })),
  );
  const asked = { from: '2026-03-01', to: '2026-03-09' };
  const all = async (name: 'carriedOver' | 'openOrders') => {
    const found: (string | null)[] = [];
    let cursor: (string | number)[] | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof manager>['reports']['rows']>> = await manager().reports.rows({
        ...asked,
        name,
        cursor,
      });
      found.push(...page.rows.map(({ customerId }) => customerId));
      cursor = page.next;
    } while (cursor !== null);
    return found;
  };
  const { counts } = (await manager().reports.kpis(asked)).now;
  expect(counts).toMatchObject({ carriedOver: 80, openOrders: 60 });
  expect((await all('carriedOver')).sort()).toEqual([...old.slice(1), young!].sort());
  expect((await all('openOrders')).sort()).toEqual([...ordered].sort());
  expect((await manager().reports.kpis({ ...asked, to: '2026-03-10' })).now.counts.openOrders).toBe(59);
});

test('在哪里流失: why first visits left no number and customers were lost; 库龄: what stands too long, by series', async () => {
  const { store } = app.showroom;
  const zhou = app.staff('consultant');
  store.write({ id: zhou }, (tx) => {
    const lost = { outcome: 'notCaptured', visitSeq: 1, consultantId: zhou } as const;
    for (const noCaptureReason of ['只看看', '只看看', null])
      tx.insert('visit', visitDoc({ ...lost, noCaptureReason }));
    tx.insert('visit', visitDoc({ ...lost, noCaptureReason: '赶时间', voidedAt: tx.at }));
    tx.insert('visit', visitDoc({ ...lost, noCaptureReason: '赶时间', visitSeq: 2 }));
    const { id: customerId } = tx.insert('customer', customerDoc({ source: '户外' }));
    const asked = { customerId, askedAt: tx.at, askedById: zhou };
    tx.insert('loss', lossDoc({ ...asked, state: 'approved' }));
    tx.insert('loss', lossDoc({ ...asked, reason: null, root: 'need' }));
    tx.insert('loss', lossDoc({ ...asked, state: 'refused' }));
    const car = (series: string, arrivedOn: string | null, status: 'inStock' | 'allocated' | 'delivered' = 'inStock') =>
      tx.insert('vehicle', vehicleDoc({ series, arrivedOn, status }));
    for (const arrivedOn of ['2026-03-14', '2026-01-13', '2026-01-12']) car('RX', arrivedOn);
    car('NX', '2025-10-01', 'allocated');
    car('NX', '2025-10-01', 'delivered');
    car('NX', null);
  });
  expect(await manager().reports.reasons(MARCH)).toEqual({
    notCaptured: [
      { root: null, reason: '只看看', count: 2 },
      { root: null, reason: null, count: 1 },
    ],
    losses: [
      { root: 'means', reason: '价格', count: 1 },
      { root: 'need', reason: null, count: 1 },
    ],
  });
  expect((await manager().reports.reasons({ ...MARCH, source: '互联网' })).losses).toEqual([]);
  expect(await manager().reports.stock({})).toEqual([
    { span: '0-60', tone: null, series: [{ name: 'RX', cars: 2 }] },
    { span: '61-120', tone: 'amber', series: [{ name: 'RX', cars: 1 }] },
    { span: '121-', tone: 'red', series: [{ name: 'NX', cars: 1 }] },
  ]);
  expect((await manager().reports.stock({ series: 'NX' })).map(({ series }) => series.length)).toEqual([0, 0, 1]);
});
