import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { guestField, party } from './steps/visits.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

test('a party is registered by keyboard alone, with purpose, size and description', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await expect(guestField(page)).toBeFocused();
  await page.keyboard.type('13911110001 郝女士');
  // 方式, 目的: digits choose where the cursor stands.
  await page.keyboard.press('Tab');
  await page.keyboard.press('1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(party(page, '郝女士')).toContainText('提车');
  await expect(party(page, '郝女士')).toContainText('3 人');
  await expect(guestField(page)).toBeFocused();
});

test('nobody is forced to give a name: a description is enough, an empty form is not', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await expect(guestField(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('没留姓名和电话时，写一句特征，好认人')).toBeVisible();
  await page.getByLabel('特征').fill('白衬衫 戴眼镜');
  await page.keyboard.press('Enter');
  await expect(party(page, '白衬衫 戴眼镜')).toBeVisible();
});

test('typing a number shows whose customer this is; choosing makes it a repeat visit that goes to the owner', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.sun);
  await calls.customers.create.mutate({ name: '裴元庆', mobile: '13911110002', kind: 'person' });
  await login(page, showroom.url, people.reception);
  await guestField(page).fill('13911110002');
  const known = page.getByRole('option', { name: /裴元庆/ });
  await expect(known).toContainText('顾问 孙悦');
  await guestField(page).press('Enter');
  await page.keyboard.press('Enter');
  await expect(party(page, '裴元庆')).toContainText('孙悦');
});

test('Enter right after the number still recognises whose customer this is', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.sun);
  await calls.customers.create.mutate({ name: '程咬金', mobile: '13911110004', kind: 'person' });
  await login(page, showroom.url, people.reception);
  await expect(guestField(page)).toBeFocused();
  await page.route(/visits\.identify/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await page.keyboard.insertText('13911110004');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /程咬金/, selected: true })).toBeVisible();
  await expect(guestField(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(party(page, '程咬金')).toContainText('孙悦');
});

test('Ctrl+K finds a customer by pinyin initials and by the end of the phone, and opens it', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.zhou);
  await calls.customers.create.mutate({ name: '欧阳建国', mobile: '13911112233', kind: 'person' });
  await login(page, showroom.url, people.zhou);
  for (const typed of ['oyjg', '2233', 'ouyang']) {
    await expect(guestField(page)).toBeFocused();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(typed);
    await expect(page.getByRole('option', { name: /欧阳建国/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('欧阳建国');
    await page.getByRole('link', { name: '展厅' }).first().click();
  }
});

test('Enter in Ctrl+K before the answer is there opens who was typed, not whom the shorter text found', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.zhou);
  await calls.customers.create.mutate({ name: '慕容白', mobile: '13911114001', kind: 'person' });
  await calls.customers.create.mutate({ name: '慕容复', mobile: '13911114002', kind: 'person' });
  await login(page, showroom.url, people.zhou);
  await expect(guestField(page)).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('慕容');
  await expect(page.getByRole('option')).toHaveCount(2);
  const [first] = await page.getByRole('option').allInnerTexts();
  const other = first?.includes('慕容白') ? '慕容复' : '慕容白';
  await page.route(/search\.quick/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await page.keyboard.type(other[2]!);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(other);
});

test('what Ctrl+K has no room for stands in the list, colleagues’ customers too', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.sun);
  for (let n = 0; n < 9; n++)
    await calls.customers.create.mutate({
      name: `尉迟${'恭敬德宝林环文明山'[n]}`,
      mobile: `1391111300${n}`,
      kind: 'person',
    });
  await login(page, showroom.url, people.zhou);
  await expect(guestField(page)).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('尉迟');
  await expect(page.getByRole('option')).toHaveCount(9);
  for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toContainText('还有更多，全部列出');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '筛选' })).toHaveValue('尉迟');
  await expect(page.getByText('共 9 条')).toBeVisible();
});

test('交车 is asked once, names what is missing, and a manager can take it back', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.admin);
  const buyer = await calls.customers.create.mutate({ name: '购车人', mobile: '13911110077' });
  const { id } = await calls.vehicles.create.mutate({
    vin: 'JTJBKRBZ902012999',
    engineNo: '2GR-9F88123',
    origin: 'imported',
    status: 'inStock',
    importCertNo: 'IC-1',
    inspectionNo: 'SJ-1',
    model: 'RX 350h',
    buyerId: buyer.id,
  });
  await login(page, showroom.url, people.admin);
  await page.goto(`${showroom.url}/#/vehicles/${id}`);
  const deliver = page.getByRole('button', { name: '交车', exact: true });
  const sure = page.getByRole('button', { name: '确认交车' });
  await deliver.dblclick({ delay: 60 });
  await expect(page.getByRole('alert')).toContainText('车辆卡片上还缺：车辆一致性证书号');
  await expect(sure).toBeDisabled();
  await calls.vehicles.update.mutate({ id, rev: 1, cocNo: 'COC-1' });
  await expect(sure).toBeEnabled();
  expect((await calls.vehicles.get.query({ id })).card.status).toBe('inStock');
  await page.getByLabel('里程').fill('12');
  await sure.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已经交车')).toBeVisible();
  await page.getByRole('button', { name: '撤回交车' }).click();
  await page.getByLabel('原因').fill('客户改日再来');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '移动记录' }).locator('..')).toContainText('客户改日再来');
  expect((await calls.vehicles.get.query({ id })).card).toMatchObject({ status: 'allocated', buyerId: buyer.id });
});

test('an unattended desk locks itself; the password brings back the page as it was left', async ({ page }) => {
  await page.clock.install();
  await login(page, showroom.url, people.zhou);
  await guestField(page).fill('13911110003 单');
  await page.clock.fastForward('10:05');
  const lock = page.getByRole('dialog', { name: '已锁定' });
  await expect(lock).toBeVisible();
  await expect(page.getByText('13911110003')).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(page.locator('#desk:focus-within')).toHaveCount(0);

  await lock.getByPlaceholder('周凯 的密码').fill('not this one');
  await page.keyboard.press('Enter');
  await expect(lock.getByText('密码不对')).toBeVisible();
  await lock.getByPlaceholder('周凯 的密码').fill(people.zhou.password);
  await page.keyboard.press('Enter');
  await expect(lock).toBeHidden();
  await expect(guestField(page)).toHaveValue('13911110003 单');
  await expect(guestField(page)).toBeFocused();
});

test('after the third wrong password the account waits, and nobody else has to', async ({ page }) => {
  await page.goto(showroom.url);
  await page.getByRole('button', { name: /赵强/ }).click();
  for (const guess of ['wrong-one', 'wrong-two', 'wrong-three']) {
    await page.getByLabel('赵强 的密码').fill(guess);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('赵强 的密码')).toHaveValue('');
    await expect(page.getByText(/密码不对|试的次数太多/)).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /秒后再试/ })).toBeDisabled();
  await login(page, showroom.url, people.reception);
});

test('the warehouse sees its own pages and no customers, not even by their address', async ({ page }) => {
  await login(page, showroom.url, people.warehouse);
  const rail = page.getByRole('navigation', { name: '主菜单' });
  await expect(rail.getByRole('link', { name: '车辆' })).toBeVisible();
  await expect(rail.getByRole('link', { name: '客户' })).toHaveCount(0);
  await expect(rail.getByRole('link', { name: '展厅' })).toHaveCount(0);
  await page.goto(`${showroom.url}/#/customers`);
  await expect(page).not.toHaveURL(/customers/);
  await page.goto(`${showroom.url}/#/staff`);
  await expect(page).not.toHaveURL(/staff/);
});

test('a page whose file is gone, after an update under an open window, says so and offers to load anew', async ({
  page,
}) => {
  await login(page, showroom.url, people.zhou);
  await expect(guestField(page)).toBeFocused();
  await page.route('**/assets/CustomersPage*', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.getByRole('link', { name: '客户' }).click();
  await expect(page.getByText('这一页没能显示')).toBeVisible();
  await page.unroute('**/assets/CustomersPage*');
  await page.getByRole('button', { name: '重新载入' }).click();
  await expect(page.getByRole('heading', { name: '客户' })).toBeVisible();
});

test('the app speaks English from the login on and remembers it', async ({ page }) => {
  await page.goto(showroom.url);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('Who is it? Press a digit').first()).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /李娜/ }).click();
  await page.getByLabel('Password of 李娜').fill(people.reception.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('form', { name: 'Register' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
