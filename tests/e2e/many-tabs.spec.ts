import { expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { party, registerByKeyboard } from './steps/visits.ts';

const { reception, zhou, sun, admin } = people;
let showroom: Showroom;

test.beforeEach(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterEach(async () => {
  await showroom?.close();
});

test('eight tabs of one browser are all signed in, save, and hear of each other, also when the first one is closed', async ({
  context,
}) => {
  const tabs: Page[] = [];
  for (let count = 0; count < 8; count++) {
    const tab = await context.newPage();
    await login(tab, showroom.url, [reception, zhou, sun][count % 3]!);
    tabs.push(tab);
  }
  const [first, second, , , , , , last] = tabs as [Page, Page, Page, Page, Page, Page, Page, Page];
  await first.bringToFront();
  await registerByKeyboard(first, '13955550111 罗成');
  for (const tab of tabs) await expect(party(tab, '罗成')).toBeVisible();

  // The others hear by the first one's stream; without it the next in line listens.
  await first.close();
  await last.bringToFront();
  const calls = await callsAs(showroom.url, reception);
  await calls.visits.register.mutate({
    channel: 'walkIn',
    purpose: 'viewing',
    partySize: 1,
    guestName: '秦琼',
  });
  for (const tab of [second, last]) await expect(party(tab, '秦琼')).toBeVisible();
});

test('a tab that hears by another one’s stream still learns that its own session is over', async ({ context }) => {
  const [listening, hearing] = [await context.newPage(), await context.newPage()];
  await login(listening, showroom.url, reception);
  await login(hearing, showroom.url, zhou);
  const calls = await callsAs(showroom.url, admin);
  const gone = (await calls.staff.list.query()).find(({ login: account }) => account === zhou.login)!;
  await calls.staff.disable.mutate({ id: gone.id });
  await expect(hearing.getByRole('region', { name: '谁在用？按数字选人' })).toBeVisible();
  await expect(listening.getByRole('banner').getByRole('button', { name: reception.name })).toBeVisible();
});
