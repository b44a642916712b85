import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
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
    await zhou.daily.submit({ on, rev: null, summary: '还行', plan: '约罗士信到店' });
    const [handed] = await manager.daily.reports({ on });
    await manager.daily.instruct({ on, staffId, rev: handed!.rev, instruction: '先报方案', sign: true });
    const read = (at: { url: string }) => printedText(app.showroom.downloads, at);
    const { text, name } = read(await zhou.daily.print({ on, staffId: app.staff('consultant', '何静') }));
    expect(name).toBe('销售日报表 2026-03-14 周凯.pdf');
    for (const part of ['罗士信', '13866660101', 'B→A', '下周来', '约罗士信到店', '先报方案', 'A1', '陈立2026-03-14'])
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
