import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { cardFields, newCard, openGroup, save, saved } from './steps/customers.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom();
});
test.afterAll(() => showroom?.close());

test('after its first save the cursor is at the head of the new card, and the keyboard goes on from there', async ({
  page,
}) => {
  await login(page, showroom.url, people.zhou);
  await newCard(page, showroom.url);
  await page.getByLabel('姓名').fill('罗士信');
  await page.getByLabel('手机').fill('13866660101');
  await save(page);
  await saved(page, '罗士信');
  await expect(page.locator('h1 [tabindex]')).toBeFocused();
  await expect(page.locator('h1')).toContainText('罗士信');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').locator(':focus')).toBeVisible();
});

test('a group opened from one of its facts has all its fields, the industry and the schooling as well', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.zhou);
  await login(page, showroom.url, people.zhou);
  for (const [name, mobile, fields, fact] of [
    ['裴元庆', '13866660102', { industry: '粮食' }, '粮食'],
    ['杨林', '13866660103', { education: 'bachelor' }, '本科'],
  ] as const) {
    const { id } = await calls.customers.create.mutate({ name, mobile, kind: 'person', ...fields });
    await page.goto(`${showroom.url}/#/customers/${id}`);
    await cardFields(page).getByText(fact).click();
    await expect(page.getByLabel('行业')).toBeVisible();
    await expect(page.getByLabel('学历')).toBeVisible();
  }
});

test('勿扰, 车队规模, 旧车置换 and 关注点 are asked on the card and kept', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.zhou);
  const { id } = await calls.customers.create.mutate({
    name: '瓦岗运输',
    mobile: '13866660104',
    kind: 'company',
    landline: '0531-88886666',
    mainUse: '车队',
  });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${id}`);
  const fields = cardFields(page);
  await openGroup(page, '基本资料');
  await fields.getByLabel('车队规模').fill('12');
  await openGroup(page, '需求分析');
  await fields.locator('[data-field="tradeIn"]').getByRole('radio').first().click();
  await fields.getByLabel('关注点').fill('保养');
  await openGroup(page, '其他联系方式');
  await fields.locator('[data-field="doNotContact"]').getByRole('checkbox').check();
  await save(page);
  await saved(page, '瓦岗运输');
  expect(await calls.customers.get.query({ id })).toMatchObject({
    fleetSize: 12,
    tradeIn: true,
    concerns: '保养',
    doNotContact: true,
  });
});

test('the desk reads what is the consultant’s on a card as text, and may change how the customer is reached', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.zhou);
  const { id } = await calls.customers.create.mutate({
    name: '单雄忠',
    mobile: '13866660105',
    kind: 'person',
    interestSeries: 'RX',
    wechat: 'shan',
  });
  await login(page, showroom.url, people.reception);
  await page.goto(`${showroom.url}/#/customers/${id}`);
  const fields = cardFields(page);
  await expect(fields.locator('[data-field="interestSeries"]')).toContainText('RX');
  await expect(fields.locator('[data-field="interestSeries"] input')).toHaveCount(0);
  await openGroup(page, '其他联系方式');
  await fields.getByLabel('微信').fill('shan2');
  await save(page);
  await saved(page, '单雄忠');
});
