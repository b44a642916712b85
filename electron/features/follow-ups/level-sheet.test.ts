import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';

const DAY = 86_400_000;
/** Today is Saturday 2026-03-14. */
const month = '2026-03';
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const newCard = (as: ReturnType<TestApp['caller']>, name: string, mobile: string) =>
  as.customers.create({ name, mobile, interestModel: 'RX 350h', level: 'B' });

test('the sheet of a month tells where each level began, each step and who is overdue', async () => {
  const zhou = app.caller('consultant');
  const luo = await newCard(zhou, '罗士信', '13866660101');
  app.clock.advance(5 * DAY);
  await zhou.followUps.record({
    customerId: luo.id,
    method: 'call',
    outcome: 'reached',
    content: '定了白色',
    level: 'A',
    nextPurpose: '约试驾',
    nextContactOn: '2026-03-21',
  });
  await newCard(zhou, '秦琼', '13866660102');
  expect((await zhou.followUps.levelSheet({ month })).lines).toMatchObject([
    {
      name: '罗士信',
      startLevel: null,
      level: 'A',
      steps: [
        { on: '2026-03-14', fromLevel: null, toLevel: 'B', trigger: 'created' },
        { on: '2026-03-19', fromLevel: 'B', toLevel: 'A', trigger: 'contact' },
      ],
      nextContactOn: '2026-03-21',
      nextPurpose: '约试驾',
      overdueDays: 0,
    },
    { name: '秦琼', level: 'B' },
  ]);
  // The month after it began with A and nothing has changed; the call is late by then.
  app.clock.advance(16 * DAY);
  expect((await zhou.followUps.levelSheet({ month: '2026-04' })).lines[0]).toMatchObject({
    name: '罗士信',
    startLevel: 'A',
    level: 'A',
    steps: [],
    overdueDays: 14,
  });
  // What happens in April changes nothing of March.
  const { rev } = await zhou.customers.get({ id: luo.id });
  await zhou.customers.levels.change({ id: luo.id, rev, level: 'H', reason: '本周定' });
  expect((await zhou.followUps.levelSheet({ month })).lines[0]).toMatchObject({ level: 'A' });
  expect((await zhou.followUps.levelSheet({ month: '2026-02' })).lines).toEqual([]);
});

test('who changed stands before those who did not, then the hottest', async () => {
  const zhou = app.caller('consultant');
  const change = async (name: string, mobile: string, level: 'H' | 'C') => {
    const { id, rev } = await newCard(zhou, name, mobile);
    await zhou.customers.levels.change({ id, rev, level, reason: '问过' });
    return id;
  };
  await change('罗士信', '13866660101', 'H');
  const qin = await change('秦琼', '13866660102', 'C');
  await newCard(zhou, '单雄信', '13866660104');
  app.clock.advance(20 * DAY);
  const { rev } = await zhou.customers.get({ id: qin });
  await zhou.customers.levels.change({ id: qin, rev, level: 'B', reason: '又来了' });
  const { lines } = await zhou.followUps.levelSheet({ month: '2026-04' });
  expect(lines.map(({ name }) => name)).toEqual(['秦琼', '罗士信', '单雄信']);
});

test('a card without level has no place on the sheet until it has one', async () => {
  const zhou = app.caller('consultant');
  await zhou.customers.create({ name: '程咬金', mobile: '13866660103' });
  app.clock.advance(20 * DAY);
  expect((await zhou.followUps.levelSheet({ month: '2026-04' })).lines).toEqual([]);
});

test('a consultant has their own sheet, managers and the office anybody’s or everybody’s', async () => {
  await newCard(app.caller('consultant'), '罗士信', '13866660101');
  await newCard(app.caller('consultant', '何静'), '秦琼', '13866660102');
  const [zhou, he] = [app.staff('consultant'), app.staff('consultant', '何静')];
  const names = async (role: 'consultant' | 'manager' | 'backOffice', ownerId?: string) =>
    (await app.caller(role).followUps.levelSheet({ month, ownerId })).lines.map(({ name }) => name).sort();
  expect(await names('consultant', he)).toEqual(['罗士信']);
  expect(await names('manager', zhou)).toEqual(['罗士信']);
  expect(await names('backOffice')).toEqual(['秦琼', '罗士信']);
  for (const role of ['reception', 'finance', 'warehouse'] as const) {
    await expect(app.caller(role).followUps.levelSheet({ month })).rejects.toThrow('session.forbidden');
    await expect(app.caller(role).followUps.printLevelSheet({ month })).rejects.toThrow('session.forbidden');
  }
});

test.runIf(readsPdf)('the printed sheet is what the page shows, and the print is kept in the audit log', async () => {
  const zhou = app.caller('consultant');
  await newCard(zhou, '罗士信', '13866660101');
  await newCard(app.caller('consultant', '何静'), '秦琼', '13866660102');
  app.clock.advance(20 * DAY);
  const ownerId = app.staff('consultant', '何静');
  const { text, name } = printedText(app.showroom.downloads, await zhou.followUps.printLevelSheet({ month, ownerId }));
  expect(name).toBe('潜在顾客等级推进表 2026-03 周凯.pdf');
  for (const part of ['罗士信', '03-14 B 建卡', '新建', '逾期 5 天', '周凯 打印于']) expect(text).toContain(part);
  expect(text).not.toContain('秦琼');
  const kept = app.showroom.store.db.prepare(`SELECT detail FROM audit WHERE action = 'export'`).pluck().all();
  expect(kept.map((detail) => JSON.parse(detail as string))).toEqual([
    { month, ownerId: app.staff('consultant'), rows: 1 },
  ]);
});
