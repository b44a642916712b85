import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const TEXT = '本展厅把姓名和电话提供给品牌总部。\n您可以随时撤回。';
const newCard = () => t.caller('consultant').customers.create({ name: '王建国', mobile: '13800138000' });

test('a new version is in force at once; what was agreed to before stays readable word for word', async () => {
  const { id, rev } = await newCard();
  const before = await t.caller('consultant').customers.consent({ id, rev, state: 'granted', method: 'written' });
  await t.caller('admin').settings.addNotice({ version: 'v2', text: TEXT });
  const { notices, noticeVersion } = await t.caller('consultant').settings.get();
  expect(noticeVersion).toBe('v2');
  expect(notices.map(({ version }) => version)).toEqual(['v1', 'v2']);
  expect(notices.find(({ version }) => version === before.hqShareNoticeVersion)?.text).toContain('您可以随时查询');
  const again = { id, rev: before.rev, method: 'oral' } as const;
  const { rev: withdrawn } = await t.caller('consultant').customers.consent({ ...again, state: 'withdrawn' });
  const after = await t.caller('consultant').customers.consent({ ...again, rev: withdrawn, state: 'granted' });
  expect(after.hqShareNoticeVersion).toBe('v2');
});

test('a version once written is never another text, and only those who lead write one', async () => {
  await expect(t.caller('manager').settings.addNotice({ version: 'v1', text: TEXT })).rejects.toMatchObject({
    cause: { code: 'notice.exists', field: 'version' },
  });
  await expect(t.caller('consultant').settings.addNotice({ version: 'v2', text: TEXT })).rejects.toThrow(
    'session.forbidden',
  );
});

test('the notice prints as a PDF for one customer, which stands in their history', async () => {
  const { id } = await newCard();
  const { url } = await t.caller('reception').customers.printNotice({ id, version: 'v1' });
  const made = t.showroom.downloads.take(url.slice('/files/'.length))!;
  expect(made).toMatchObject({ mime: 'application/pdf', name: '客户个人信息共享告知书 v1.pdf' });
  expect(Buffer.from(made.bytes as Uint8Array).toString('latin1')).toMatch(/^%PDF-[\s\S]*\/Type \/Page\b/);
  expect(await t.caller('manager').customers.timeline({ id })).toContainEqual(
    expect.objectContaining({ kind: 'printed', to: 'v1', byName: '李娜' }),
  );
  await expect(t.caller('reception').customers.printNotice({ id, version: 'v9' })).rejects.toMatchObject({
    cause: { code: 'notice.unwritten' },
  });
});
