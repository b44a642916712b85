import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc, residentId } from '../../../tests/factories/customer.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { collationKey } from '../../kernel/collation.ts';
import { duplicateQuery } from './duplicates.ts';
import { customerList } from './list.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const refusal = async (work: Promise<unknown>) => {
  const { cause } = (await work.then(
    () => expect.unreachable('it was allowed'),
    (error: unknown) => error,
  )) as { cause: { code: string; field?: string; params: Record<string, unknown>; problems?: unknown[] } };
  return cause;
};
const wang = { name: '王建国', mobile: '138 0013 8000', interestSeries: 'RX', level: 'B' as const };

test('a card made by a consultant is theirs, with the phone in one spelling and a number of its own', async () => {
  const card = await t.caller('consultant').customers.create(wang);
  expect(card).toMatchObject({
    mobile: '13800138000',
    ownerId: t.staff('consultant'),
    stage: 'prospect',
    hqShareConsent: 'none',
  });
  expect(card.cardNo).toMatch(/^K260314-[0-9A-F]{5}$/);
});

test('a resident ID number fills gender and birthday', async () => {
  const card = await t.caller('consultant').customers.create({ ...wang, idNo: '11010519491231002x' });
  expect(card).toMatchObject({
    idNo: '11**************2X',
    gender: 'female',
    birthOn: '1949-12-31',
    idType: 'residentId',
  });
});

test.each([
  ['a wrong check digit', { idNo: '110105194912310021' }, 'idNo', 'idNumber.checkDigit'],
  ['30 February', { idNo: '110105198002300021' }, 'idNo', 'idNumber.date'],
  ['a phone of 10 digits', { mobile: '1380013800' }, 'mobile', 'phone.format'],
  ['no phone at all', { mobile: '' }, 'mobile', 'phone.oneRequired'],
  ['a level without a model', { interestSeries: '' }, 'interestSeries', 'level.needsModel'],
])('%s is refused at its field', async (_, change, path, code) => {
  const { problems } = await refusal(t.caller('consultant').customers.create({ ...wang, ...change }));
  expect(problems).toContainEqual(expect.objectContaining({ path, code }));
});

test('a megabyte pasted into a name is refused before it reaches the store', async () => {
  await expect(t.caller('consultant').customers.create({ ...wang, name: '王'.repeat(1_000_000) })).rejects.toThrow(
    'name.tooLong',
  );
});

test.each(['𠮷田㛃', '王😀建国', '欧阳·娜娜'])('the name %s comes back as it was typed', async (name) => {
  const { id } = await t.caller('consultant').customers.create({ ...wang, name });
  expect((await t.caller('consultant').customers.get({ id })).name).toBe(name);
});

test('the same phone twice is refused with who has it, and may be saved to be merged later', async () => {
  const first = await t.caller('consultant').customers.create(wang);
  const again = { ...wang, name: '王先生' };
  const said = await refusal(t.caller('consultant', '孙悦').customers.create(again));
  expect(said).toMatchObject({
    code: 'customer.duplicate',
    field: 'mobile',
    params: { id: first.id, name: '王建国', ownerName: '周凯' },
  });
  const forced = await t.caller('consultant', '孙悦').customers.create({ ...again, force: true });
  expect(forced.mergeLaterWith).toBe(first.id);
  const { id, rev } = await t.caller('consultant').customers.create({ ...wang, mobile: '13900139000' });
  const moved = { id, rev, mobile: '13800138000' };
  expect((await refusal(t.caller('consultant').customers.update(moved))).code).toBe('customer.duplicate');
  const kept = await t.caller('consultant').customers.update({ ...moved, force: true });
  expect(kept).toMatchObject({ mobile: '13800138000', mergeLaterWith: first.id });
});

test('typing a number or a name shows who has it', async () => {
  const { id } = await t.caller('consultant').customers.create(wang);
  const typed = (fields: object) => t.caller('reception').customers.duplicates(fields);
  expect(await typed({ mobile: '+86 138-0013-8000' })).toMatchObject([{ id, field: 'mobile', ownerName: '周凯' }]);
  expect(await typed({ name: '王建国' })).toMatchObject([{ id, field: 'name', maskedPhone: '138****8000' }]);
  expect(await typed({ mobile: '138001' })).toEqual([]);
});

test('others see the number masked, and a masked number sent back does not overwrite the real one', async () => {
  const { id } = await t.caller('consultant').customers.create({ ...wang, idNo: residentId() });
  const other = t.caller('consultant', '孙悦');
  const seen = await other.customers.get({ id });
  expect(seen.mobile).toBe('138****8000');
  expect(seen.idNo).toMatch(/^\d{2}\*{14}\d[\dX]$/);
  expect(seen.birthOn).toMatch(/^\*{4}-\d{2}-\d{2}$/);
  const { id: _, rev, ...rest } = seen;
  await other.customers.update({
    id,
    rev,
    name: rest.name,
    mobile: rest.mobile,
    idNo: rest.idNo,
    birthOn: rest.birthOn,
    remarks: '喜欢白色',
  });
  const whole = await t.caller('manager').customers.get({ id });
  expect(whole.mobile).toBe('13800138000');
  expect(whole.birthOn).toMatch(/^\d{4}-/);
  const starred = other.customers.update({ id, rev: whole.rev, birthOn: '****-01-01' });
  expect((await refusal(starred)).problems).toEqual([{ path: 'birthOn', code: 'day.format' }]);
});

test('a list shows a whole number to the owner alone; a manager opens the card', async () => {
  const { id } = await t.caller('consultant').customers.create(wang);
  const listed = async (role: 'consultant' | 'manager' | 'admin' | 'backOffice') =>
    (await t.caller(role).customers.list({})).rows[0]!.phone;
  expect(await listed('consultant')).toBe('13800138000');
  for (const role of ['manager', 'admin', 'backOffice'] as const) expect(await listed(role)).toBe('138****8000');
  expect((await t.caller('manager').customers.get({ id })).mobile).toBe('13800138000');
});

test('reception keeps contact data right and leaves the rest of a card to its consultant', async () => {
  const made = await t.caller('consultant').customers.create({ ...wang, remarks: '喜欢白色' });
  const desk = t.caller('reception');
  const { rev } = await desk.customers.update({ id: made.id, rev: made.rev, address: '朝阳路 1 号', wechat: 'wjg' });
  const mine = { level: 'A', ownerId: null, remarks: '', interestSeries: 'NX', budgetBand: '30万', idNo: residentId() };
  for (const [field, value] of Object.entries(mine)) {
    const said = await refusal(desk.customers.update({ id: made.id, rev, [field]: value }));
    expect(said).toMatchObject({ code: 'customer.contactOnly', field });
  }
  const same = await desk.customers.update({ id: made.id, rev, level: 'B', interestModel: '', name: '王建军' });
  expect(same).toMatchObject({ name: '王建军', level: 'B' });
  await expect(desk.customers.convert({ id: made.id, rev: same.rev })).rejects.toThrow('session.forbidden');
});

test('the till reads the card’s history without who came when, and no list of visits', async () => {
  const visit = { channel: 'walkIn', purpose: 'viewing', partySize: 1 } as const;
  const { id } = await t.caller('consultant').customers.create(wang);
  await t.caller('reception').visits.register({ ...visit, customerId: id });
  const kinds = async (role: 'finance' | 'consultant') =>
    (await t.caller(role).customers.timeline({ id })).map(({ kind }) => kind);
  expect(await kinds('consultant')).toContain('visit');
  expect(await kinds('finance')).toEqual(['created']);
  for (const role of ['finance', 'warehouse'] as const) {
    const { visits } = t.caller(role);
    for (const read of [visits.board(), visits.day({ on: '2026-03-14' }), visits.byCustomer({ customerId: id })])
      await expect(read).rejects.toThrow('session.forbidden');
  }
});

test('a reveal needs a role and a reason, and leaves a trace', async () => {
  const { id } = await t.caller('consultant').customers.create(wang);
  const reveal = (reason: string) => ({ id, field: 'mobile' as const, reason });
  await expect(t.caller('reception').customers.reveal(reveal('回访'))).rejects.toThrow('session.forbidden');
  await expect(t.caller('backOffice').customers.reveal(reveal(''))).rejects.toThrow('reason.required');
  expect(await t.caller('backOffice').customers.reveal(reveal('核对合同'))).toEqual({ value: '13800138000' });
  const entries = await t.caller('manager').customers.timeline({ id });
  expect(entries).toContainEqual(expect.objectContaining({ kind: 'revealed', reason: '核对合同', byName: '吴敏' }));
});

test('a card left open writes one look per person and ten minutes, not one per change it is asked for again', async () => {
  const { id } = await t.caller('consultant').customers.create(wang);
  const { db } = t.showroom.store;
  const looks = () =>
    db.prepare("SELECT count(*) FROM audit WHERE entity_id = ? AND action = 'view'").pluck().get(id) as number;
  const open = (name?: string) => t.caller('consultant', name).customers.get({ id });
  for (let i = 0; i < 3; i++) await open();
  expect(looks()).toBe(1);
  await open('孙悦');
  expect(looks()).toBe(2);
  t.clock.advance(9 * 60_000);
  await open();
  expect(looks()).toBe(2);
  t.clock.advance(60_000);
  await open();
  expect(looks()).toBe(3);
  t.clock.advance(-24 * 3600_000);
  await open();
  expect(looks()).toBe(4);
});

test('the second of two consultants saving one card is told which field the first changed', async () => {
  const { id, rev } = await t.caller('consultant').customers.create(wang);
  await t.caller('consultant').customers.update({ id, rev, address: '朝阳路 1 号' });
  const said = await refusal(t.caller('manager').customers.update({ id, rev, address: '建国路 9 号' }));
  expect(said).toMatchObject({
    code: 'record.stale',
    params: { changes: [{ field: 'address', to: '朝阳路 1 号', byName: '周凯' }] },
  });
});

test('no answer to somebody who may not see a number holds it whole, not even the refusal of a stale save', async () => {
  const { id, rev } = await t.caller('consultant').customers.create(wang);
  const idNo = residentId();
  const other = t.caller('consultant', '孙悦');
  const saved = await other.customers.update({ id, rev, remarks: '喜欢白色' });
  expect(saved.mobile).toBe('138****8000');
  await t.caller('manager').customers.update({ id, rev: saved.rev, idNo, mobile: '13900139000' });
  const said = await refusal(other.customers.update({ id, rev: saved.rev, remarks: '喜欢黑色' }));
  expect(said.code).toBe('record.stale');
  expect(JSON.stringify(said.params)).not.toMatch(new RegExp(`${idNo}|13800138000|13900139000`));
  expect(JSON.stringify(said.params)).toContain('139****9000');
});

test('a prospect becomes a customer only when a contract could be written, and is told what is missing', async () => {
  const caller = t.caller('consultant');
  const { id, rev } = await caller.customers.create(wang);
  const { problems } = await refusal(caller.customers.convert({ id, rev }));
  expect(problems).toEqual(['idNo', 'address'].map((path) => ({ path, code: 'formal.required' })));
  const filled = await caller.customers.update({ id, rev, idNo: residentId(), address: '朝阳路 1 号' });
  expect(await caller.customers.convert({ id, rev: filled.rev })).toMatchObject({
    stage: 'formal',
    formalAt: t.clock.now(),
  });
});

test('consent keeps the version of the notice, the method, the moment and the person', async () => {
  const caller = t.caller('consultant');
  const { id, rev } = await caller.customers.create(wang);
  const card = await caller.customers.consent({ id, rev, state: 'granted', method: 'written' });
  expect(card).toMatchObject({
    hqShareNoticeVersion: 'v1',
    hqShareMethod: 'written',
    hqShareAt: t.clock.now(),
    hqShareBy: t.staff('consultant'),
  });
});

test('a visit becomes a card in one step and is then that customer’s first visit', async () => {
  const caller = t.caller('consultant');
  const registered = await caller.visits.register({
    channel: 'walkIn',
    purpose: 'viewing',
    partySize: 2,
    guestName: '王建国',
    guestPhone: '13800138000',
  });
  const visit = await caller.visits.complete({
    id: registered.id,
    rev: registered.rev,
    interestSeries: 'RX',
    levelInitial: 'A',
    source: '朋友介绍',
  });
  const card = await caller.customers.createFromVisit({ visitId: visit.id, rev: visit.rev });
  expect(card).toMatchObject({
    name: '王建国',
    mobile: '13800138000',
    level: 'A',
    interestSeries: 'RX',
    source: '朋友介绍',
  });
  expect(await caller.customers.timeline({ id: card.id })).toContainEqual(
    expect.objectContaining({ kind: 'visit', visit: expect.objectContaining({ visitSeq: 1 }) }),
  );
});

test('a visit without a name is told so at the visit’s own field', async () => {
  const caller = t.caller('consultant');
  const visit = await caller.visits.register({
    channel: 'walkIn',
    purpose: 'viewing',
    partySize: 1,
    guestDescription: '白衬衫',
  });
  const { problems } = await refusal(caller.customers.createFromVisit({ visitId: visit.id, rev: visit.rev }));
  expect(problems).toEqual(
    expect.arrayContaining([expect.objectContaining({ path: 'guestName', code: 'name.required' })]),
  );
});

const manyCards = (count: number) =>
  t.showroom.store.write({ id: 'system' }, (tx) =>
    Array.from({ length: count }, (_, i) => {
      const nextContactOn = i % 3 === 0 ? `2026-03-${String(10 + (i % 20)).padStart(2, '0')}` : null;
      return tx.insert('customer', customerDoc({ nextContactOn })).id;
    }),
  );
const anySort = fc.constantFrom('updated' as const, 'name' as const, 'nextContact' as const);

/** Turns every page; `between` runs after each. */
async function turnPages(
  input: { sort: 'updated' | 'name' | 'nextContact'; descending: boolean; limit: number },
  between?: (pagesRead: number) => Promise<unknown>,
) {
  const caller = t.caller('manager');
  const pages: Awaited<ReturnType<typeof caller.customers.list>>[] = [];
  for (;;) {
    const page = await caller.customers.list({ ...input, cursor: pages.at(-1)?.next });
    pages.push(page);
    if (page.next === null) return pages.map(({ rows }) => rows);
    await between?.(pages.length);
  }
}

test('pages put together are the whole list, each card once and in order, upwards and downwards, undated cards last', async () => {
  manyCards(137);
  await fc.assert(
    fc.asyncProperty(anySort, fc.boolean(), fc.integer({ min: 1, max: 60 }), async (sort, descending, limit) => {
      const rows = (await turnPages({ sort, descending, limit })).flat();
      expect(rows.length).toBe(137);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(137);
      const keys = rows.map((row) =>
        sort === 'name' ? collationKey(row.name) : sort === 'updated' ? row.updatedAt : row.nextContactOn,
      );
      const dated = keys.filter((key) => key !== null) as (string | number)[];
      const rising = dated.toSorted((a, b) => (typeof a === 'number' ? a - Number(b) : Buffer.compare(...utf8(a, b))));
      expect(keys).toEqual([...(descending ? rising.reverse() : rising), ...keys.filter((key) => key === null)]);
    }),
    { numRuns: 30 },
  );
});
const utf8 = (a: unknown, b: unknown): [Buffer, Buffer] => [Buffer.from(String(a)), Buffer.from(String(b))];

test('a manager finds the cards nobody owns, and the companies', async () => {
  const caller = t.caller('manager');
  const nobodys = await caller.customers.create(wang);
  const firm = { ...wang, name: '朝阳汽车租赁有限公司', mobile: '13900139000', kind: 'company' as const };
  const theirs = await t.caller('consultant').customers.create(firm);
  const listed = async (filters: object) => (await caller.customers.list({ filters })).rows.map(({ id }) => id);
  expect(await listed({ unowned: true })).toEqual([nobodys.id]);
  expect(await listed({ ownerId: t.staff('consultant') })).toEqual([theirs.id]);
  expect(await listed({ kind: 'company' })).toEqual([theirs.id]);
  expect(await caller.customers.count({ unowned: true })).toMatchObject({ count: 1 });
});

test('cards that change while pages are turned never stand twice on one page, and the list still ends', async () => {
  const ids = manyCards(60);
  await fc.assert(
    fc.asyncProperty(
      anySort,
      fc.boolean(),
      fc.integer({ min: 1, max: 25 }),
      fc.array(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 12 }),
      async (sort, descending, limit, touched) => {
        const pages = await turnPages({ sort, descending, limit }, async (pagesRead) => {
          t.clock.advance(1000);
          const id = ids[touched[pagesRead % touched.length]!]!;
          const nextContactOn = pagesRead % 2 === 0 ? null : '2026-03-22';
          // Head office and colleagues stop changing cards at last, else a rising list of changes has no end.
          if (pagesRead < 80)
            t.showroom.store.write({ id: 'system' }, (tx) => tx.update('customer', id, { nextContactOn }));
        });
        for (const rows of pages) {
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
          expect(rows.length).toBeLessThanOrEqual(limit);
        }
        const untouched = ids.filter((_, index) => !touched.includes(index));
        const seen = pages.flat().map(({ id }) => id);
        expect(untouched.every((id) => seen.filter((other) => other === id).length === 1)).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

test('no page sorts or scans: every sort and filter walks its index', () => {
  const { db } = t.showroom.store;
  const viewer = { id: t.staff('consultant'), role: 'consultant' as const };
  const plan = (sql: string, ...values: unknown[]) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n');
  const queries = (asked: object) => customerList.queries(customerList.input.parse(asked), viewer, '2026-03-14');
  for (const descending of [false, true])
    for (const sort of ['updated', 'name', 'nextContact'] as const)
      for (const filters of [{}, { mine: true }, { level: 'A' as const }, { ownerId: viewer.id }, { unowned: true }]) {
        for (const { sql, values } of queries({ sort, descending, filters }))
          expect(plan(sql, ...values, 50)).not.toMatch(/TEMP B-TREE|SCAN r(?! USING INDEX)/);
      }
  for (const field of ['mobile', 'landline', 'idNo', 'uscc', 'name'] as const)
    expect(plan(duplicateQuery(field), { value: 'x' })).not.toMatch(/SCAN c\b/);
});

test('quick search by the contact person of a company says whose company it is', async () => {
  const company = {
    kind: 'company' as const,
    name: '朝阳汽车租赁有限公司',
    contactName: '赵敏',
    mobile: '13800138000',
  };
  const { id } = await t.caller('consultant').customers.create(company);
  expect(await t.caller('reception').search.quick({ text: '赵敏' })).toMatchObject({
    hits: [
      {
        title: '朝阳汽车租赁有限公司',
        marks: [],
        parts: [
          { field: 'contactName', text: '赵敏', matched: true, marks: [[0, 2]] },
          { field: 'mobile', text: '138****8000', matched: false },
          { field: 'owner', text: '周凯' },
        ],
        id,
      },
    ],
  });
});

test('quick search finds a customer by fragments of name and number, masked', async () => {
  const { id } = await t.caller('consultant').customers.create(wang);
  expect(await t.caller('reception').search.quick({ text: '王 8000' })).toMatchObject({
    hits: [
      {
        id,
        title: '王建国',
        marks: [[0, 1]],
        parts: [{ field: 'mobile', text: '138****8000', matched: true, marks: [[7, 11]] }, { text: '周凯' }],
      },
    ],
    more: [],
  });
  // What is masked is named as the reason, and not shown by it.
  const { hits } = await t.caller('reception').search.quick({ text: '0013' });
  expect(hits[0]!.parts[0]).toEqual({ field: 'mobile', text: '138****8000', matched: true, marks: [] });
  expect(await t.caller('warehouse').search.quick({ text: '王建国' })).toEqual({ hits: [], more: [] });
});

test('quick search lists the first few and says of what there is more, but never of what one may not see', async () => {
  for (let n = 10; n < 19; n++) await t.caller('consultant').customers.create({ ...wang, mobile: `138001380${n}` });
  const { hits, more } = await t.caller('reception').search.quick({ text: '王建国' });
  expect([hits.length, more]).toEqual([8, ['customer']]);
  expect((await t.caller('reception').search.quick({ text: '王建国 13800138010' })).more).toEqual([]);
  expect(await t.caller('warehouse').search.quick({ text: '王建国' })).toEqual({ hits: [], more: [] });
});
