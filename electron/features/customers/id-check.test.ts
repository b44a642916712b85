import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { customerDoc, residentId } from '../../../tests/factories/customer.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let pc: TestApp;
beforeEach(async () => {
  pc = await testApp();
});
afterEach(() => pc.close());

const GOOD = '11010519491231002X';
const card = (idNo: string | null, more = {}) =>
  pc.showroom.store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc({ idNo, ...more })).id);
const checked = async () => {
  const as = pc.caller('manager');
  await as.customers.idCheck.start();
  return vi.waitFor(async () => {
    const state = await as.customers.idCheck.state();
    expect(state?.running).toBe(false);
    return state!;
  });
};

test('the check counts wrong, old and doubled numbers over all cards and opens each, starred', async () => {
  const twins = [card(GOOD), card('11010519491231002x')];
  const wrong = card('110105194912310021');
  const old = card('110105491231002');
  for (let more = 0; more < 120; more += 1) card(residentId(`1980${String(1 + (more % 12)).padStart(2, '0')}15`));
  card(null);
  const { counts, lines, done, total } = await checked();
  expect(done).toBe(total);
  const of = (finding: string) => lines.filter((line) => line.finding === finding).map(({ id }) => id);
  expect(counts).toMatchObject({ wrong: 1, old15: 1 });
  expect(of('wrong')).toEqual([wrong]);
  expect(of('old15')).toEqual([old]);
  expect(of('doubled')).toEqual(expect.arrayContaining(twins));
  expect(JSON.stringify(lines)).not.toContain('19491231');
});

test('a number on a card and on one merged into it is not doubled', async () => {
  const [stays, goes] = [card(GOOD), card(GOOD)];
  pc.showroom.store.write({ id: 'system' }, (tx) => tx.merge('customer', goes, stays));
  expect((await checked()).counts.doubled).toBe(0);
});

test('a formal customer made at once names all that a contract would lack, and is formal from the first save', async () => {
  const as = pc.caller('backOffice');
  await expect(as.customers.createFormal({ name: '王建国', mobile: '13912345678' })).rejects.toMatchObject({
    cause: { problems: [{ path: 'idNo' }, { path: 'address' }] },
  });
  expect((await as.customers.list({})).rows).toEqual([]);
  const made = await as.customers.createFormal({ name: '王建国', mobile: '13912345678', idNo: GOOD, address: '南山' });
  expect(made).toMatchObject({ stage: 'formal', gender: 'female' });
});

test('cards are found by a tag, and the tags in use are offered with the most used first', async () => {
  const as = pc.caller('manager');
  const tagged = (name: string, mobile: string, tags: string[]) => as.customers.create({ name, mobile, tags });
  await tagged('王建国', '13912345678', [' 车友会 ', '大客户', '车友会']);
  await tagged('李强', '13912345679', ['车友会']);
  expect(await as.customers.tags()).toEqual([
    { tag: '车友会', cards: 2 },
    { tag: '大客户', cards: 1 },
  ]);
  const { rows } = await as.customers.list({ filters: { tag: '大客户' } });
  expect(rows).toMatchObject([{ name: '王建国', tags: ['车友会', '大客户'] }]);
});
