import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

/** A guest without a card, received by 周凯. */
async function guest(channel: 'walkIn' | 'call' = 'walkIn') {
  const { id, rev } = await app.caller('reception').visits.register({
    channel,
    purpose: 'viewing',
    partySize: 3,
    guestName: '钱先生',
    guestPhone: '13655557777',
    consultantId: app.staff('consultant'),
  });
  await app.caller('consultant').visits.complete({
    id,
    rev,
    interestModel: 'RX 350h',
    interestColor: '白',
    source: '朋友介绍',
    levelInitial: 'B+',
    narrative: '看了白色，要问家里',
    ...(channel === 'call' && { readBackConfirmed: true }),
  });
  return id;
}

const print = async (id: string, role: 'reception' | 'consultant' | 'manager', name?: string) =>
  printedText(app.showroom.downloads, await app.caller(role, name).visits.printVisit({ id }));

test.runIf(readsPdf)(
  'the form of a visit holds what was asked and said; the number is whole for its consultant',
  async () => {
    const id = await guest();
    const { text, name } = await print(id, 'consultant');
    expect(name).toBe('来店登记表 2026-03-14 钱先生.pdf');
    const paper = text.replaceAll(/\s/g, '');
    for (const part of [
      '钱先生',
      '13655557777',
      'RX350h白',
      '朋友介绍',
      'B+',
      '看了白色，要问家里',
      '看车咨询',
      '周凯',
    ])
      expect(paper).toContain(part);
    for (const { text: starred } of [
      await print(id, 'reception'),
      await print(id, 'manager'),
      await print(id, 'consultant', '何静'),
    ]) {
      expect(starred).toContain('136****7777');
      expect(starred).not.toContain('13655557777');
    }
  },
);

test.runIf(readsPdf)('a call has its own title and says whether it was read back', async () => {
  const { text, name } = await print(await guest('call'), 'consultant');
  expect(name).toMatch(/^来电登记表 /);
  expect(text).toMatch(/复述核准 +是/);
  expect(text).not.toContain('来店工具');
});

test.runIf(readsPdf)(
  'once there is a card, its owner sees the number and who received the guest does not',
  async () => {
    const he = app.caller('consultant', '何静');
    const { id: customerId } = await he.customers.create({ name: '钱伯符', mobile: '13644443333' });
    const visit = await app.caller('reception').visits.register({
      channel: 'walkIn',
      purpose: 'viewing',
      partySize: 1,
      customerId,
      consultantId: app.staff('consultant'),
      skipReason: '原顾问休假',
    });
    expect((await print(visit.id, 'consultant', '何静')).text).toContain('13644443333');
    expect((await print(visit.id, 'consultant')).text).toContain('136****3333');
  },
);

test('each print is kept in the audit log; the office, the till and the store room print none', async () => {
  const id = await guest();
  await app.caller('reception').visits.printVisit({ id, lang: 'en' });
  const kept = app.showroom.store.db
    .prepare(`SELECT actor_id FROM audit WHERE action = 'export' AND entity = 'visit' AND entity_id = ?`)
    .pluck()
    .all(id);
  expect(kept).toEqual([app.staff('reception')]);
  for (const role of ['backOffice', 'finance', 'warehouse'] as const)
    await expect(app.caller(role).visits.printVisit({ id })).rejects.toThrow('session.forbidden');
});
