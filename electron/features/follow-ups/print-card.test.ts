import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

async function cardWithTwoContacts() {
  const zhou = app.caller('consultant');
  const { id } = await zhou.customers.create({
    name: '罗士信',
    gender: 'male',
    mobile: '13866660101',
    idNo: '11010519491231002X',
    interestModel: 'RX 350h',
    interestColor: '白',
    level: 'B',
    budgetBand: '50to70',
    mainUse: '接送两个孩子',
    tradeIn: true,
    rivals: 'GLC',
  });
  await zhou.followUps.record({ customerId: id, method: 'call', outcome: 'reached', content: '问了交期', level: 'A' });
  app.clock.advance(3_600_000);
  await zhou.followUps.record({ customerId: id, method: 'wechat', outcome: 'later', content: '等年终奖' });
  return id;
}

const exportsOf = (id: string) =>
  (
    app.showroom.store.db
      .prepare(`SELECT detail FROM audit WHERE action = 'export' AND entity_id = ? ORDER BY seq`)
      .pluck()
      .all(id) as string[]
  ).map((detail) => JSON.parse(detail) as unknown);

test.runIf(readsPdf)('the printed card holds head, person, need and the contacts, the first one on top', async () => {
  const id = await cardWithTwoContacts();
  const print = (role: 'consultant' | 'manager' | 'backOffice', name?: string) =>
    app
      .caller(role, name)
      .followUps.printCard({ id, paper: 'card' })
      .then((at) => printedText(app.showroom.downloads, at));
  const { text, name } = await print('consultant');
  expect(name).toMatch(/^客户洽谈卡 K260314-\w+\.pdf$/);
  const paper = text.replaceAll(/\s/g, '');
  for (const part of ['罗士信', '13866660101', 'RX350h白', '50-70万', '接送两个孩子', '联系2次', 'B→A', '周凯打印于'])
    expect(paper).toContain(part);
  expect(paper.indexOf('问了交期')).toBeLessThan(paper.indexOf('等年终奖'));
  expect(paper).not.toContain('11010519491231002X');
  expect((await print('manager')).text).toContain('13866660101');
  for (const { text: starred } of [await print('consultant', '何静'), await print('backOffice')]) {
    expect(starred).toContain('138****0101');
    expect(starred).not.toContain('13866660101');
  }
  expect(exportsOf(id)).toEqual(Array(4).fill({ form: 'card' }));
});

test.runIf(readsPdf)('the needs analysis has the need and lines to sign, and no contacts', async () => {
  const id = await cardWithTwoContacts();
  const at = await app.caller('consultant').followUps.printCard({ id, paper: 'need' });
  const { text, name } = printedText(app.showroom.downloads, at);
  expect(name).toMatch(/^需求分析记录单 /);
  for (const part of ['接送两个孩子', 'GLC', '客户签名']) expect(text).toContain(part);
  expect(text).not.toContain('问了交期');
});

test('a printed paper stands in the customer’s history by its name; the desk, the till and the store room print none', async () => {
  const id = await cardWithTwoContacts();
  await app.caller('consultant').followUps.printCard({ id, paper: 'need', lang: 'en' });
  expect(exportsOf(id)).toEqual([{ form: 'need' }]);
  expect(await app.caller('manager').customers.timeline({ id })).toContainEqual(
    expect.objectContaining({ kind: 'printedForm', to: 'need', byName: '周凯' }),
  );
  for (const role of ['reception', 'finance', 'warehouse'] as const)
    await expect(app.caller(role).followUps.printCard({ id, paper: 'card' })).rejects.toThrow('session.forbidden');
});
