import { afterEach, beforeEach, expect, test } from 'vitest';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { newId } from '../../kernel/ids.ts';

/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const newCard = (changes = {}) =>
  app
    .caller('consultant')
    .customers.create({ name: '罗士信', mobile: '13866660101', gender: 'male', interestModel: 'RX 350h', ...changes });

test('the shipped thank-you letter comes with name, title, car, consultant, showroom and day filled in', async () => {
  await app.caller('manager').settings.update({ showroomName: '城西店' });
  const { id } = await newCard();
  const letters = await app.caller('consultant').followUps.letters({ id });
  expect(letters.map(({ name }) => name)).toEqual(['来店感谢信', '交车问候', '活动邀请']);
  expect(letters[0]!.text).toContain('尊敬的罗士信先生：\n感谢您光临城西店了解RX 350h。');
  expect(letters[0]!.text).toContain('城西店 销售顾问 周凯\n2026年3月14日');
  expect(letters.filter(({ text }) => text.includes('【'))).toEqual([]);
});

test('what is not known stays marked in the letter; a title nobody knows is left out', async () => {
  const { id } = await newCard({ gender: null, interestModel: null });
  const [thanks] = await app.caller('consultant').followUps.letters({ id });
  expect(thanks!.text).toContain('尊敬的罗士信：');
  expect(thanks!.text).toContain('了解【车型】');
});

test('who has their car is written to about that car, not the one they once asked about', async () => {
  const { id } = await newCard({ level: 'D' });
  app.showroom.store.write({ id: app.staff('backOffice') }, (tx) => {
    const car = tx.insert('vehicle', vehicleDoc({ status: 'delivered', model: 'LM 500h', buyerId: id }));
    const moved = { movedAt: tx.at, fromStatus: 'allocated', toStatus: 'delivered' } as const;
    tx.insert('vehicle_movement', { ...moved, id: newId(), vehicleId: car.id, kind: 'deliver', customerId: id });
  });
  const letters = await app.caller('consultant').followUps.letters({ id });
  expect(letters[1]!.text).toContain('恭喜您喜提LM 500h');
});

test('the manager’s own template is what a consultant is offered; a consultant edits none, and no two have one name', async () => {
  const { id } = await newCard();
  const letters = [{ name: '生日祝福', text: '【姓名】，生日快乐。\n【顾问】' }];
  await app.caller('manager').settings.update({ letters });
  expect(await app.caller('consultant').followUps.letters({ id })).toEqual([
    { name: '生日祝福', text: '罗士信，生日快乐。\n周凯' },
  ]);
  await expect(app.caller('consultant').settings.update({ letters: [] })).rejects.toThrow('session.forbidden');
  await expect(app.caller('manager').settings.update({ letters: [...letters, ...letters] })).rejects.toThrow();
  for (const role of ['reception', 'finance', 'warehouse'] as const)
    await expect(app.caller(role).followUps.letters({ id })).rejects.toThrow('session.forbidden');
});

test.runIf(readsPdf)('a letter is printed as it was finished on the screen, and stands in the history', async () => {
  const { id } = await newCard();
  const zhou = app.caller('consultant');
  const at = await zhou.followUps.printLetter({ id, name: '来店感谢信', text: '罗士信先生：\n白色实车周六到店。' });
  const { text, name } = printedText(app.showroom.downloads, at);
  expect(name).toMatch(/^来店感谢信 K260314-\w+\.pdf$/);
  for (const part of ['罗士信先生：', '白色实车周六到店。']) expect(text.replaceAll(/\s/g, '')).toContain(part);
  expect(await app.caller('manager').customers.timeline({ id })).toContainEqual(
    expect.objectContaining({ kind: 'printedForm', to: 'letter', byName: '周凯' }),
  );
});
