import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { lossDoc } from '../../../tests/factories/loss.ts';
import { playbookEntryDoc } from '../../../tests/factories/playbook-entry.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { playbookRecord } from './api.ts';
import { IN_USE } from './service.ts';

let app: TestApp;
let chen: TestCaller;
let zhou: TestCaller;
beforeEach(async () => {
  app = await testApp();
  chen = app.caller('manager');
  zhou = app.caller('consultant');
});
afterEach(() => app.close());

const stored = (changes: Parameters<typeof playbookEntryDoc>[0]) =>
  app.showroom.store.write({ id: 'system' }, (tx) => tx.insert('playbook_entry', playbookEntryDoc(changes))).id;
const titles = async (asked: Parameters<TestCaller['playbook']['fitting']>[0]) =>
  (await zhou.playbook.fitting(asked)).map(({ title }) => title);

test('managers write it, who sells reads it; an answer is missing where it is none, a question is one itself', async () => {
  const price = { kind: 'objection' as const, title: '嫌贵' };
  await expect(chen.playbook.create(price)).rejects.toMatchObject({
    cause: { problems: [{ path: 'answer', code: 'field.required' }] },
  });
  const saved = await chen.playbook.create({ ...price, answer: '先问比的是哪一项', rivals: ['奥迪 Q5L'] });
  await chen.playbook.create({ kind: 'question', title: '谁来定', ask: '家里谁点头？' });
  expect((await zhou.playbook.list({ filters: { text: 'Q5L' } })).rows).toMatchObject([{ id: saved.id, active: true }]);
  expect((await zhou.playbook.list({ filters: { kind: 'question' } })).rows).toHaveLength(1);
  await expect(zhou.playbook.create({ ...price, answer: '便宜' })).rejects.toThrow('session.forbidden');
  for (const role of ['reception', 'finance', 'warehouse'] as const)
    await expect(app.caller(role).playbook.list({ filters: {} })).rejects.toThrow('session.forbidden');
});

test('what fits somebody: their rival before their concern, never words for another car or level, what fits all last', async () => {
  stored({ title: '都适合' });
  stored({ title: '油耗', tags: ['油耗'] });
  stored({ title: '对奥迪', rivals: ['奥迪 Q5L'], series: ['NX'] });
  stored({ title: '别的车', rivals: ['奥迪 Q5L'], series: ['RX'] });
  stored({ title: '急客', tags: ['油耗'], levels: ['H'] });
  stored({ title: '停用', tags: ['油耗'], active: false });
  const li = { series: 'NX', rivals: '宝马 X3、奥迪Q5L', concerns: '看重油耗，后排', level: 'B' };
  expect(await titles(li)).toEqual(['对奥迪', '油耗', '都适合']);
  expect(await titles({ ...li, rivals: '奥迪', level: 'H' })).toEqual(['对奥迪', '急客', '油耗', '都适合']);
  expect(await titles({ series: 'ES', rivals: null, concerns: null })).toEqual(['都适合']);
  expect((await zhou.playbook.fitting(li))[0]?.by).toEqual(['奥迪 Q5L', 'NX']);
});

test('a case of the weekly meeting becomes an entry once, without a name, and travels only as the case may', async () => {
  const { store } = app.showroom;
  const lossId = store.write({ id: 'system' }, (tx) => {
    const customerId = tx.insert(
      'customer',
      customerDoc({ name: '罗士信', interestSeries: 'RX', hqShareConsent: 'none' }),
    ).id;
    const told = { boughtBrand: '奔驰', boughtModel: 'GLC', reason: '价格', measures: '报价带置换', isCase: true };
    return tx.insert('loss', lossDoc({ customerId, customerName: '罗士信', ...told })).id;
  });
  await expect(zhou.playbook.fromLoss({ lossId })).rejects.toThrow('session.forbidden');
  const { id } = await chen.playbook.fromLoss({ lossId });
  expect(await chen.playbook.fromLoss({ lossId })).toEqual({ id });
  expect(await zhou.playbook.ofLoss({ lossId })).toEqual({ id });
  const { card } = await zhou.playbook.get({ id });
  expect(card).toMatchObject({
    kind: 'case',
    outcome: 'lost',
    series: ['RX'],
    rivals: ['奔驰 GLC'],
    answer: '报价带置换',
  });
  expect(JSON.stringify(card)).not.toContain('罗士信');
  const leaves = (entry: string) =>
    store.write({ id: 'system' }, (tx) => playbookRecord.sync.mayLeave(tx.get('playbook_entry', entry)!, {}, store.db));
  expect([leaves(id), leaves(stored({}))]).toEqual([false, true]);
});

test('entries are read by their index, the newest first', () => {
  const plan = app.showroom.store.db.prepare(`EXPLAIN QUERY PLAN ${IN_USE}`).all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toBe('SCAN playbook_entry USING INDEX playbook_entry_updated');
});
