import { afterEach, beforeEach, expect, test } from 'vitest';
import { endOf, nextStart, previousStart, startOf } from '../../../db/daily/periods.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { plansOf, submitPlan } from './plans.ts';
import { reportOf, submitReport } from './service.ts';

/** Today is Saturday 2026-03-14. */
const on = '2026-03-14';
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const refusing = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

test('the day’s report fills itself with visits and contacts; the plan is handed in, instructed and signed', async () => {
  const zhou = app.caller('consultant');
  const manager = app.caller('manager');
  const card = { name: '罗士信', mobile: '13866660101', interestSeries: 'RX', level: 'B', source: '朋友介绍' } as const;
  const { id } = await zhou.customers.create(card);
  const desk = app.caller('reception');
  const visit = await desk.visits.register({ channel: 'walkIn', purpose: 'viewing', partySize: 1, customerId: id });
  await zhou.visits.complete({ id: visit.id, rev: visit.rev, narrative: '看了白色' });
  app.clock.advance(3_600_000);
  await zhou.followUps.record({ customerId: id, method: 'call', outcome: 'reached', content: '下周来', level: 'A' });
  const { lines, levels, report } = await zhou.daily.report({ on });
  expect(lines).toMatchObject([
    { kind: 'visit', name: '罗士信', narrative: '看了白色', purpose: 'new' },
    { kind: 'contact', name: '罗士信', fromLevel: 'B', toLevel: 'A', narrative: '下周来', source: '朋友介绍' },
  ]);
  expect(levels).toEqual([{ level: 'A', n: 1 }]);
  expect(report).toMatchObject({ rev: null, submittedAt: null });

  await zhou.daily.submit({ on, rev: null, summary: '还行', plan: '约罗士信到店' });
  const staffId = app.staff('consultant');
  const [handed] = await manager.daily.reports({ on });
  expect(handed).toMatchObject({ staffId, plan: '约罗士信到店', signedAt: null });
  const asManager = await manager.daily.report({ on, staffId });
  expect(asManager.lines[0]!.phone).toBe('138****0101');
  await manager.daily.instruct({ on, staffId, rev: handed!.rev, instruction: '先报方案', sign: true });
  const after = (await zhou.daily.report({ on })).report;
  expect(after).toMatchObject({ instruction: '先报方案', signedByName: '陈立' });
  await expect(zhou.daily.submit({ on, rev: after.rev, plan: '改了' })).rejects.toEqual(refusing('daily.signed'));
});

test('a report is one’s own, of no day to come, and signed by managers only', async () => {
  const zhou = app.caller('consultant');
  await expect(zhou.daily.submit({ on: '2026-03-15', rev: null, plan: 'x' })).rejects.toEqual(refusing('daily.ahead'));
  const other = app.staff('consultant', '何静');
  expect((await zhou.daily.report({ on, staffId: other })).staffId).toBe(app.staff('consultant'));
  await expect(zhou.daily.instruct({ on, staffId: other, rev: null, sign: true })).rejects.toThrow();
  await expect(app.caller('finance').daily.report({ on })).rejects.toThrow();
});

test('the day’s plan is what was handed in the evening before, in words and numbers, beside what the day brought', async () => {
  const zhou = app.caller('consultant');
  const { id } = await zhou.customers.create({
    name: '罗士信',
    mobile: '13866660101',
    interestSeries: 'RX',
    level: 'B',
  });
  await zhou.daily.submit({ on: '2026-03-12', rev: null, plan: '约三位到店', contacts: 9, drives: 1 });
  await zhou.daily.submit({ on: '2026-03-13', rev: null, plan: '跟进罗士信', contacts: 5, parties: 2 });
  await zhou.followUps.record({ customerId: id, method: 'call', outcome: 'reached', content: '下周来', level: 'A' });
  const { planned, report } = await zhou.daily.report({ on });
  expect(planned).toEqual({
    writtenOn: '2026-03-13',
    plan: '跟进罗士信',
    planned: { contacts: 5, parties: 2, drives: null, orders: null },
    reached: { contacts: 1, parties: 0, drives: 0, orders: 0 },
  });
  expect(report).toMatchObject({ contacts: null, rev: null });
  const [line] = await app.caller('manager').daily.reports({ on });
  expect(line).toMatchObject({ name: '周凯', planned: { plan: '跟进罗士信' } });
  // After a week a plan is about another time.
  expect((await zhou.daily.report({ on: '2026-03-12' })).planned.writtenOn).toBeNull();
  expect((await zhou.daily.report({ on: '2026-03-22' })).planned.writtenOn).toBeNull();
});

test('a week’s and a month’s plan are handed in, read beside what is reached, instructed and signed', async () => {
  const zhou = app.caller('consultant');
  const manager = app.caller('manager');
  const staffId = app.staff('consultant');
  const { id } = await zhou.customers.create({
    name: '罗士信',
    mobile: '13866660101',
    interestSeries: 'RX',
    level: 'B',
  });
  await zhou.followUps.record({ customerId: id, method: 'call', outcome: 'reached', content: '下周来', level: 'A' });
  await manager.targets.set({ month: '2026-03', lines: [{ staffId, rev: null, orders: 8 }] });
  // Any day of it names the week.
  await zhou.daily.submitPlan({ kind: 'week', on: '2026-03-11', rev: null, plan: '约老客户', contacts: 30, orders: 2 });
  await zhou.daily.submitPlan({ kind: 'month', on, rev: null, plan: '冲八台', orders: 8 });
  const week = await manager.daily.plans({ kind: 'week', on });
  expect(week).toMatchObject({ fromOn: '2026-03-09', toOn: '2026-03-15' });
  expect(week.lines).toMatchObject([
    {
      name: '周凯',
      plan: '约老客户',
      contacts: 30,
      orders: 2,
      reached: { contacts: 1, orders: 0, newCards: 1 },
      goals: null,
    },
  ]);
  const [month] = (await zhou.daily.plans({ kind: 'month', on: '2026-03-01' })).lines;
  expect(month).toMatchObject({ orders: 8, goals: { orders: 8 }, reached: { newCards: 1 } });
  const which = { kind: 'week', on, staffId } as const;
  await manager.daily.instructPlan({ ...which, rev: week.lines[0]!.rev, instruction: '每天五个电话', sign: true });
  const [line] = (await zhou.daily.plans({ kind: 'week', on })).lines;
  expect(line).toMatchObject({ instruction: '每天五个电话', signedByName: '陈立' });
  const again = { kind: 'week', on, plan: '改了' } as const;
  await expect(zhou.daily.submitPlan({ ...again, rev: line!.rev })).rejects.toEqual(refusing('daily.signed'));
  await expect(manager.daily.instructPlan({ ...which, rev: 1, sign: false })).rejects.toEqual(refusing('record.stale'));
});

test('a plan is one’s own, of no time that is over and of none too far ahead', async () => {
  const zhou = app.caller('consultant');
  app.staff('consultant', '何静');
  expect((await zhou.daily.plans({ kind: 'week', on })).lines.map(({ name }) => name)).toEqual(['周凯']);
  const plan = (on: string) => zhou.daily.submitPlan({ kind: 'week', on, rev: null, plan: 'x' });
  await expect(plan('2026-03-08')).rejects.toEqual(refusing('plan.over'));
  await expect(plan('2026-06-01')).rejects.toEqual(refusing('plan.ahead'));
  await plan('2026-03-15');
  const signing = { kind: 'week', on, staffId: app.staff('consultant'), rev: 1, sign: true } as const;
  await expect(zhou.daily.instructPlan(signing)).rejects.toThrow('session.forbidden');
  await expect(app.caller('finance').daily.plans({ kind: 'week', on })).rejects.toThrow('session.forbidden');
});

test('weeks begin on Monday, months on their first, across the turn of years and leap days', () => {
  expect(startOf('week', '2026-01-01')).toBe('2025-12-29');
  expect(startOf('week', '2026-03-16')).toBe('2026-03-16');
  expect(startOf('week', '2026-03-15')).toBe('2026-03-09');
  expect(endOf('month', '2024-02-01')).toBe('2024-02-29');
  expect([nextStart('month', '2026-12-01'), nextStart('month', '2026-01-01'), nextStart('week', '2025-12-29')]).toEqual(
    ['2027-01-01', '2026-02-01', '2026-01-05'],
  );
  expect([previousStart('month', '2026-01-01'), previousStart('week', '2026-01-05')]).toEqual([
    '2025-12-01',
    '2025-12-29',
  ]);
});

test('minutes of a meeting are kept for its day and kind', async () => {
  const manager = app.caller('manager');
  await manager.daily.keepMinutes({ on, kind: 'morning', rev: null, announcements: '周末团购' });
  const kept = await app.caller('consultant').daily.meeting({ on, kind: 'morning' });
  expect(kept).toMatchObject({ announcements: '周末团购', heldByName: '陈立' });
  expect(await manager.daily.meeting({ on, kind: 'evening' })).toMatchObject({ rev: null, cases: null });
  await manager.daily.keepMinutes({ on, kind: 'morning', rev: kept.rev, announcements: '改到周日' });
  await expect(
    manager.daily.keepMinutes({ on, kind: 'morning', rev: kept.rev, announcements: '又改' }),
  ).rejects.toEqual(refusing('record.stale'));
});

const pcs = twoPcs();

test('a report begun on two PCs without a line is one report on both', async () => {
  const { a, b, exchange } = pcs;
  const who = { id: '01a22c71-3b42-72ed-958d-8abdbdaffec2', role: 'consultant' } as const;
  submitReport(a.store, who, { on, rev: null, summary: '上午' });
  submitReport(b.store, who, { on, rev: null, plan: '明天约三位' });
  await exchange(a, b, a);
  for (const { store } of [a, b])
    expect(reportOf(store, who, on, who.id).report).toMatchObject({ summary: '上午', plan: '明天约三位' });
});

test('a plan begun on two PCs without a line is one plan on both', async () => {
  const { a, b, exchange } = pcs;
  const who = { id: '01a22c71-3b42-72ed-958d-8abdbdaffec2', role: 'consultant' } as const;
  const which = { kind: 'week', on: '2026-03-10', rev: null } as const;
  submitPlan(a.store, who, { ...which, plan: '约老客户', orders: 2 });
  submitPlan(b.store, who, { ...which, drives: 3 });
  await exchange(a, b, a);
  const kept = ({ store }: typeof a) =>
    store.db.prepare('SELECT plan, orders, drives FROM sales_plan WHERE deleted_at IS NULL').all();
  for (const pc of [a, b]) expect(kept(pc)).toEqual([{ plan: '约老客户', orders: 2, drives: 3 }]);
  expect(plansOf(a.store, who, { kind: 'week', on: '2026-03-15' }).fromOn).toBe('2026-03-09');
});

test.runIf(readsPdf)(
  'the printed report is the day as its reader sees it, and each print is kept in the audit log',
  async () => {
    const zhou = app.caller('consultant');
    const manager = app.caller('manager');
    const staffId = app.staff('consultant');
    const { id } = await zhou.customers.create({
      name: '罗士信',
      mobile: '13866660101',
      interestSeries: 'RX',
      level: 'B',
    });
    await zhou.followUps.record({ customerId: id, method: 'call', outcome: 'reached', content: '下周来', level: 'A' });
    await zhou.daily.submit({ on, rev: null, summary: '还行', plan: '约罗士信到店', contacts: 6 });
    const [handed] = await manager.daily.reports({ on });
    await manager.daily.instruct({ on, staffId, rev: handed!.rev, instruction: '先报方案', sign: true });
    const read = (at: { url: string }) => printedText(app.showroom.downloads, at);
    const { text, name } = read(await zhou.daily.print({ on, staffId: app.staff('consultant', '何静') }));
    expect(name).toBe('销售日报表 2026-03-14 周凯.pdf');
    for (const part of [
      '罗士信',
      '13866660101',
      'B→A',
      '下周来',
      '约罗士信到店',
      '联系6',
      '先报方案',
      'A1',
      '陈立2026-03-14',
    ])
      expect(text.replaceAll(/\s/g, '')).toContain(part);
    const { text: starred } = read(await manager.daily.print({ on, staffId }));
    expect(starred).toContain('138****0101');
    expect(starred).not.toContain('13866660101');
    const kept = app.showroom.store.db
      .prepare(`SELECT detail FROM audit WHERE action = 'export' AND entity = 'daily_report'`)
      .pluck()
      .all();
    expect(kept.map((detail) => JSON.parse(detail as string))).toEqual(Array(2).fill({ on, staffId, rows: 1 }));
    for (const role of ['reception', 'finance', 'backOffice'] as const)
      await expect(app.caller(role).daily.print({ on, staffId })).rejects.toThrow('session.forbidden');
  },
);
