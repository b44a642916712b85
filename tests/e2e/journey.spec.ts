import { expect, test } from '@playwright/test';
import { freePort, type RunningProcess, startApp, tempFolder } from '../harness/processes.ts';
import { consent, convert } from './steps/customers.ts';
import { demo, login, switchTo } from './steps/people.ts';
import { recordsIn } from './steps/showroom.ts';
import { expectMark } from './steps/sync-mark.ts';
import { assign, complete, makeCard, receive, registerByKeyboard } from './steps/visits.ts';

const folder = tempFolder();
let app: RunningProcess;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  app = await startApp(folder.dir, await freePort(), { args: ['--demo'] });
});
test.afterAll(async () => {
  await app?.stop();
  folder.remove();
});

/** Where the demo keeps its head office; the command prints it. */
function headOfficeDir(): string {
  return /--data "([^"]+)"/.exec(app.output.join('\n'))![1]!;
}

test('from the front door to head office: 15 keys register a party, its card reaches the gateway', async ({ page }) => {
  // The year's own records go to head office first.
  test.setTimeout(360_000);
  const phone = '15966302718';
  await login(page, app.url, demo.reception);
  expect(await registerByKeyboard(page, `${phone} 严宽`)).toBe(15);
  await assign(page, '严宽', '周凯');

  await switchTo(page, demo.zhou);
  await receive(page, '严宽');
  await complete(page, '严宽');
  await makeCard(page, '严宽');
  await consent(page);
  await convert(page, { idNo: '370202198405021015', address: '青岛市市南区香港中路 10 号' });

  await expectMark(page, /^已同步 \d\d:\d\d$/, 240_000);
  const [card, ...more] = await recordsIn(headOfficeDir(), 'customer', phone);
  expect(more).toEqual([]);
  expect(card?.doc).toMatchObject({ name: '严宽', mobile: phone, stage: 'formal', hqShareConsent: 'granted' });
  const visits = await recordsIn(headOfficeDir(), 'visit', card?.id);
  expect(visits).toHaveLength(1);
});
