import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocNo } from '../../../db/documents/number.ts';
import { SHIPPED_AUTHORITY } from '../../../db/pricing/ladder.ts';
import { concededInAll, concessionOf } from '../../../db/sheets/concession.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { hashOf } from '../../kernel/ids.ts';
import { askAbout } from './askable.ts';
import { decisionGate, decisionHolds } from './decisions.ts';

/** A deal as a document would tell it: the price of one car. It stands under a customer's id, for want of a document. */
interface TestDeal {
  customerId: string;
  colour: string;
  vehicleFen: number;
}
const deals = new Map<string, TestDeal>();
const ref = { matchId: 'm', policyId: 'p', stepSeq: 1, listId: 'l', lineId: 'i', adjustmentNo: 'TJ1' };
const price = (yuan: number) => ({ ok: true as const, amountFen: yuan * 100, ref });
const FLOOR = 428_000;
const dealHash = (docId: string) => hashOf(JSON.stringify(deals.get(docId)));

askAbout({
  entity: 'vehicle',
  kinds: ['priceConcession'],
  by: ['consultant', 'backOffice', 'manager'],
  read(_db, docId) {
    const deal = deals.get(docId);
    if (!deal) return undefined;
    const car = concessionOf(SHIPPED_AUTHORITY, {
      ...{ vehicleFen: deal.vehicleFen, lines: [], classes: [] },
      prices: { guide: price(458_000), deal: price(438_000), floor: price(FLOOR) },
    });
    const { level, belowFen } = concededInAll([car]);
    return {
      ...{ hash: dealHash(docId), versionNo: 1, label: 'BJ-A001', customerId: deal.customerId },
      ...{ requiredLevel: level, askedFen: belowFen, cars: [{ ...car, title: `RX 350h · ${deal.colour}` }] },
    };
  },
});

let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
/** A general manager: level 2. */
let lin: TestCaller;
let customerId: string;
let docId: string;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
  lin = app.caller('manager', '林总');
  app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.update('staff', app.staff('manager', '林总'), { authorityLevel: 2 }),
  );
  customerId = (await zhou.customers.create({ name: '王建国', mobile: '13911112222' })).id;
  docId = customerId;
  deals.set(docId, { customerId, colour: '白', vehicleFen: 429_000_00 });
});
afterEach(() => app.close());

const ask = (as: TestCaller, reason = '竞品同价') =>
  as.approvals.ask({ kind: 'priceConcession', entity: 'vehicle', docId, reason });
const go = async (as: TestCaller, id: string, to: 'approved' | 'rejected', reason?: string) => {
  const { card, document } = await lin.approvals.get({ id });
  await as.approvals.go({ id, rev: card.rev, seen: document.hash, to, reason });
};
const holds = (requiredLevel: number, hash = dealHash(docId)) =>
  decisionHolds(app.showroom.store.db, { kind: 'priceConcession', hash, requiredLevel });
const gate = (requiredLevel: number) =>
  decisionGate(app.showroom.store.db, { kind: 'priceConcession', hash: dealHash(docId), requiredLevel, docId }).map(
    ({ code }) => code,
  );
const codes = (step: Promise<unknown>) =>
  step.then(
    () => [],
    (refused: { cause: { code: string; params?: { gates?: { shut: { code: string }[] }[] } } }) =>
      refused.cause.params?.gates?.flatMap(({ shut }) => shut.map(({ code }) => code)) ?? [refused.cause.code],
  );

test('asked for and numbered at once, it waits on the manager’s workbench; approved by another person it lets the deal pass', async () => {
  expect(gate(1)).toEqual(['decision.none']);
  const { id, docNo } = await ask(zhou);
  expect(readDocNo(docNo)).toMatchObject({ type: 'ED', count: 1 });
  expect(gate(1)).toEqual(['decision.waiting']);
  expect(await chen.workbench.rows({ name: 'approvalsWaiting' })).toMatchObject([
    { label: '王建国 BJ-A001', who: '周凯', path: `/approvals/${id}` },
  ]);
  await go(chen, id, 'approved');
  expect([holds(1), holds(2)]).toEqual([true, false]);
  const { card, decisions, document } = await chen.approvals.get({ id });
  expect(card).toMatchObject({ status: 'approved', askedFen: 9_000_00, requiredLevel: 1 });
  expect(decisions).toMatchObject([{ verdict: 'approve', level: 1, deciderName: '陈立' }]);
  expect(document.events.map(({ to }) => to)).toEqual(['pending', 'approved']);
  expect(await chen.workbench.rows({ name: 'approvalsWaiting' })).toEqual([]);
});

test('who asked never decides, but a general manager within their own level; nobody decides above theirs', async () => {
  const own = await ask(chen);
  expect(await codes(go(chen, own.id, 'approved'))).toEqual(['decision.own']);
  expect(await codes(go(chen, own.id, 'rejected', '不行'))).toEqual(['decision.own']);
  expect(await codes(go(zhou, own.id, 'approved'))).not.toEqual([]);
  await go(lin, own.id, 'approved');
  deals.set(docId, { customerId, colour: '白', vehicleFen: 427_000_00 });
  const deeper = await ask(zhou);
  expect(await codes(go(chen, deeper.id, 'approved'))).toEqual(['decision.level']);
  expect(await chen.workbench.rows({ name: 'approvalsWaiting' })).toEqual([]);
  await go(lin, deeper.id, 'approved');
  deals.set(docId, { customerId, colour: '黑', vehicleFen: 427_000_00 });
  const lins = await ask(lin);
  await go(lin, lins.id, 'approved');
  deals.set(docId, { customerId, colour: '黑', vehicleFen: 410_000_00 });
  const most = await ask(lin);
  expect(await codes(go(lin, most.id, 'approved'))).toEqual(['decision.level']);
});

test('vector 23: another colour, and the decision is void; back to the same deal, and it holds again', async () => {
  const { id } = await ask(zhou);
  await go(chen, id, 'approved');
  deals.set(docId, { customerId, colour: '黑', vehicleFen: 429_000_00 });
  expect([holds(1), gate(1)]).toEqual([false, ['decision.void']]);
  expect((await chen.approvals.get({ id })).isVoid).toBe(true);
  expect((await chen.approvals.list({})).rows).toMatchObject([{ isVoid: true, status: 'approved' }]);
  deals.set(docId, { customerId, colour: '白', vehicleFen: 429_000_00 });
  expect([holds(1), gate(1)]).toEqual([true, []]);
});

test('a deal changed while it waits: it is off the workbench, cannot be approved, and is asked for anew', async () => {
  const { id } = await ask(zhou);
  deals.set(docId, { customerId, colour: '白', vehicleFen: 428_500_00 });
  expect(await chen.workbench.rows({ name: 'approvalsWaiting' })).toEqual([]);
  expect(await codes(go(chen, id, 'approved'))).toEqual(['decision.void']);
  const again = await ask(zhou);
  expect(again.docNo).not.toBe((await chen.approvals.get({ id })).card.docNo);
});

test('refused with a reason that is kept; the same may be asked for again, but not twice at once, and not what needs nobody', async () => {
  const { id, docNo } = await ask(zhou);
  expect(await codes(ask(zhou))).toEqual(['approval.already']);
  expect(await codes(go(chen, id, 'rejected'))).toEqual(['document.reason']);
  await go(chen, id, 'rejected', '先谈精品');
  expect(gate(1)).toEqual(['decision.rejected']);
  expect((await zhou.approvals.get({ id })).decisions).toMatchObject([{ verdict: 'reject', note: '先谈精品' }]);
  expect((await ask(zhou)).docNo).not.toBe(docNo);
  deals.set(docId, { customerId, colour: '白', vehicleFen: 438_000_00 });
  expect(await codes(ask(zhou))).toEqual(['approval.notNeeded']);
  expect(await codes(ask(zhou, '  '))).not.toEqual([]);
  expect(
    await codes(app.caller('finance').approvals.ask({ kind: 'credit', entity: 'vehicle', docId, reason: '。' })),
  ).toEqual(['record.missing']);
});

test('vector 26: approved on the spot twice is refused as taken already; the first word stands', async () => {
  const { id } = await ask(zhou);
  const { card, document } = await lin.approvals.get({ id });
  const at = { id, rev: card.rev, seen: document.hash };
  await chen.approvals.go({ ...at, to: 'approved' });
  expect(await codes(lin.approvals.go({ ...at, to: 'approved' }))).toEqual(['record.stale']);
  expect(await codes(go(lin, id, 'rejected', '晚了'))).toEqual(['document.noStep']);
  expect((await lin.approvals.get({ id })).decisions).toHaveLength(1);
});

test('a consultant reads only their own, without floor and level in any of it', async () => {
  const { id } = await ask(zhou);
  await go(chen, id, 'approved');
  const he = app.caller('consultant', '何静');
  expect((await he.approvals.list({})).rows).toEqual([]);
  expect(await codes(he.approvals.get({ id }))).toEqual(['record.missing']);
  const told = JSON.stringify([await zhou.approvals.get({ id }), await zhou.approvals.list({})]);
  expect(told).toContain('900000');
  for (const hidden of [`${FLOOR}00`, 'floorFen', 'requiredLevel', '"level"']) expect(told).not.toContain(hidden);
  expect(JSON.stringify(await chen.approvals.get({ id }))).toContain(`${FLOOR}00`);
});

test('P9 on a store: whatever is asked, changed and decided in any order, a deal passes only by an equal hash, level and four eyes', async () => {
  const people = { zhou, chen, lin };
  const who = fc.constantFrom('zhou', 'chen', 'lin') as fc.Arbitrary<keyof typeof people>;
  const act = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), who }),
    fc.record({ kind: fc.constant('approve' as const), who }),
    fc.record({ kind: fc.constant('reject' as const), who }),
    fc.record({
      kind: fc.constant('change' as const),
      vehicleFen: fc.constantFrom(429_000_00, 427_000_00, 410_000_00),
    }),
  );
  const levels = { zhou: 0, chen: 1, lin: 2 };
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (acts) => {
      docId = crypto.randomUUID();
      deals.set(docId, { customerId, colour: docId, vehicleFen: 429_000_00 });
      let last: { id: string; asker: string; hash: string } | undefined;
      const passed: { hash: string; level: number }[] = [];
      for (const one of acts) {
        if (one.kind === 'change') deals.set(docId, { customerId, colour: docId, vehicleFen: one.vehicleFen });
        else if (one.kind === 'ask')
          await ask(people[one.who]).then(
            ({ id }) => {
              last = { id, asker: one.who, hash: dealHash(docId) };
            },
            () => undefined,
          );
        else if (last) {
          const { id, asker, hash } = last;
          const to = one.kind === 'approve' ? 'approved' : 'rejected';
          const done = await codes(go(people[one.who], id, to, '。'));
          if (done.length > 0 || to === 'rejected') continue;
          expect(hash).toBe(dealHash(docId));
          expect(one.who !== asker || levels[one.who] >= 2).toBe(true);
          passed.push({ hash, level: levels[one.who] });
        }
        for (const level of [1, 2, 3])
          expect(holds(level)).toBe(passed.some((each) => each.hash === dealHash(docId) && each.level >= level));
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);

test.runIf(readsPdf)(
  '额度审批表: what was asked, who decided, no floor; a second copy says that it is one',
  async () => {
    const { id, docNo } = await ask(zhou);
    await go(chen, id, 'approved');
    const print = async (as: TestCaller) =>
      printedText(app.showroom.downloads, await as.approvals.print({ id, lang: 'zh-CN' })).text;
    const first = await print(chen);
    for (const said of ['额度审批表', docNo, '王建国', '竞品同价', '429,000.00', '9,000.00', '陈立', '批准'])
      expect(first).toContain(said);
    expect(first).not.toContain('428,000');
    expect(await print(zhou)).toContain('补打 1');
  },
);
