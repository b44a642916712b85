import { expect, test } from '@playwright/test';
import { consent, convert } from '../e2e/steps/customers.ts';
import { operationsIn } from '../e2e/steps/head-office.ts';
import { demo, login, people, switchTo } from '../e2e/steps/people.ts';
import { openShowroom, recordsIn, type Showroom } from '../e2e/steps/showroom.ts';
import { expectMark } from '../e2e/steps/sync-mark.ts';
import { assign, column, complete, makeCard, receive, registerByKeyboard } from '../e2e/steps/visits.ts';
import { demoFolder } from './demo-steps.ts';
import { whyNot } from './electron-at-hand.ts';
import { openPacked, type PackedWindow, packedCopy, unpacked } from './packed-app.ts';

const reason = whyNot ?? (unpacked ? null : 'nothing is packed (npm run pack)');
test.skip(reason !== null, reason ?? '');
// Each of them starts the packed app, one of them with a year of data.
test.describe.configure({ timeout: 150_000 });

const ADDRESS = 'app://showroom/';

let copy: ReturnType<typeof packedCopy>;
let window: PackedWindow | undefined;

async function closeWindow(): Promise<void> {
  await window?.close();
  window = undefined;
}

test.beforeAll(() => {
  copy = packedCopy();
});
test.afterEach(closeWindow);
test.afterAll(() => copy?.remove());

test('from the front door to head office in the packed window: registered, received, a card, consent, 正式客户', async () => {
  // A year of data is entered first, and goes to head office first.
  test.setTimeout(420_000);
  const phone = '15966302719';
  window = await openPacked(copy.dir, ['--demo']);
  const { page, said } = window;
  await login(page, ADDRESS, demo.reception);
  expect(await registerByKeyboard(page, `${phone} 严宽`)).toBe(15);
  await assign(page, '严宽', '周凯');

  await switchTo(page, demo.zhou);
  await receive(page, '严宽');
  await complete(page, '严宽');
  await makeCard(page, '严宽');
  await consent(page);
  await convert(page, { idNo: '370202198405021015', address: '青岛市市南区香港中路 10 号' });

  const cards = () => recordsIn(demoFolder(said()), 'customer', phone);
  // The mark may still tell of the save before for a blink.
  await expect.poll(async () => (await cards()).map(({ doc }) => doc.stage), { timeout: 240_000 }).toEqual(['formal']);
  await expectMark(page, /^已同步 \d\d:\d\d$/);
  const [card] = await cards();
  expect(card?.doc).toMatchObject({ name: '严宽', mobile: phone, hqShareConsent: 'granted' });
  expect(await recordsIn(demoFolder(said()), 'visit', card?.id)).toHaveLength(1);
});

test.describe('on a PC that was set up in the browser', () => {
  let showroom: Showroom;
  test.beforeEach(async () => {
    showroom = await openShowroom();
    await showroom.kill();
  });
  test.afterEach(async () => {
    await closeWindow();
    await showroom?.close();
  });

  const open = async (syncDelayMs = 300) => {
    window = await openPacked(copy.dir, ['--data', showroom.dir], { ZHANTING_SYNC_DELAY_MS: String(syncDelayMs) });
    await login(window.page, ADDRESS, people.zhou);
    return window;
  };

  test('with head office away the packed window works on, and when it is back each record is there once', async () => {
    const { page } = await open();
    await expectMark(page, /^已同步/);
    await showroom.office.stop();
    await registerByKeyboard(page, '13955550001 罗成');
    await expectMark(page, '离线 1');
    await receive(page, '罗成');
    await complete(page, '罗成');
    await makeCard(page, '罗成');
    await expectMark(page, /^离线 [2-9]$/);

    await showroom.office.start();
    await expectMark(page, /^已同步/);
    expect(await showroom.office.records('visit', '13955550001')).toHaveLength(1);
    const cards = await showroom.office.records('customer', '13955550001');
    expect(cards.map(({ doc }) => doc.name)).toEqual(['罗成']);
  });

  test('the packed app killed between a save and its sending loses nothing and sends nothing twice', async () => {
    const first = await open(60_000);
    await registerByKeyboard(first.page, '13955550003 尉迟恭');
    await receive(first.page, '尉迟恭');
    await expectMark(first.page, /^同步中 2$|^离线 2$/);
    expect(await showroom.office.records('visit', '13955550003')).toEqual([]);
    first.process.kill('SIGKILL');
    await first.close();

    const { page } = await open();
    await expect(column(page, '接待中').getByRole('article', { name: '尉迟恭' })).toBeVisible();
    await expectMark(page, /^已同步/);
    const visits = await showroom.office.records('visit', '13955550003');
    expect(visits.map(({ doc }) => doc.state)).toEqual(['received']);
    await showroom.office.stop();
    // Registered and received: two operations, each applied once.
    expect(await operationsIn(showroom.office.dir, visits[0]!.id)).toEqual(['applied', 'applied']);
  });
});
