import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { guestField, party } from './steps/visits.ts';

let showroom: Showroom;

test.beforeEach(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterEach(() => showroom?.close());

const visitor = (guestName: string) => ({ channel: 'walkIn', purpose: 'viewing', partySize: 1, guestName }) as const;

test('whoever becomes free goes to the longest waiting party by one key; a newcomer is told who waits longer', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.reception);
  const busy = [];
  for (const name of ['赵先生', '钱女士']) busy.push(await calls.visits.register.mutate(visitor(name)));
  await calls.visits.register.mutate(visitor('王先生'));
  await calls.visits.register.mutate(visitor('李先生'));
  await login(page, showroom.url, people.reception);
  await expect(party(page, '王先生')).toContainText('还没有顾问');
  await expect(page.getByRole('button', { name: /^给 / })).toHaveCount(0);

  await calls.visits.close.mutate({ id: busy[0]!.id, rev: busy[0]!.rev, outcome: 'noIntent' });
  await expect(party(page, '王先生').getByRole('button', { name: '给 周凯' })).toBeVisible();
  await expect(party(page, '李先生').getByRole('button', { name: /^给 / })).toHaveCount(0);
  await expect(page.getByText('周凯 先给这一位')).toBeVisible();
  await guestField(page).fill('孙女士');
  await page.keyboard.press('Enter');
  await expect(party(page, '孙女士')).toContainText('还没有顾问');
  await page.keyboard.press('Alt+g');
  await expect(party(page, '王先生')).toContainText('周凯');
  await expect(page.getByRole('button', { name: /^给 / })).toHaveCount(0);
});
