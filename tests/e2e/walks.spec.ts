import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { type Person, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;
const languages = ['zh-CN', 'en'] as const;
type Language = (typeof languages)[number];
const office: Person = { name: '吴敏', login: 'wumin', role: 'backOffice', password: 'zhanting-2026' };

test.beforeEach(async () => {
  showroom = await openShowroom({ enrolled: false });
  const calls = await callsAs(showroom.url, people.admin);
  await calls.staff.add.mutate(office);
});
test.afterEach(() => showroom?.close());

/** A sentence of the catalogues. */
function said(language: Language, place: string, key: string, params: Record<string, string> = {}): string {
  const file = new URL(`../../renderer/${place}/texts.${language}.json`, import.meta.url);
  const [head, ...rest] = key.split('.');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | Record<string, string>>;
  const text = texts[key] ?? (texts[head!] as Record<string, string>)[rest.join('.')];
  return String(text).replace(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '');
}

/** Signs in by the digit on one's tile: no mouse. */
async function signIn(page: Page, language: Language, { name, password }: Person): Promise<void> {
  await page.goto(`${showroom.url}/?lang=${language}`);
  const digit = await page.getByRole('button', { name }).locator('kbd').innerText();
  await page.keyboard.press(digit);
  await expect(page.locator('input[type=password]')).toBeFocused();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.locator('.rail').waitFor();
}

/** The notice in the top bar. */
const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

for (const language of languages) {
  const visits = (key: string, params = {}) => said(language, 'features/visits', key, params);
  const followUps = (key: string, params = {}) => said(language, 'features/follow-ups', key, params);
  const purchases = (key: string, params = {}) => said(language, 'features/purchases', key, params);

  test(`reception by keyboard alone: a guest is registered, taken back and registered again, ${language}`, async ({
    page,
  }) => {
    await signIn(page, language, people.reception);
    const guest = page.getByLabel(visits('field.guest'));
    await expect(guest).toBeFocused();
    await page.keyboard.type('13955550001 罗成');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: '罗成' })).toBeVisible();
    await page.keyboard.press('Alt+z');
    await expect(page.getByRole('article', { name: '罗成' })).toHaveCount(0);
    await expect(guest).toBeFocused();
    await page.keyboard.type('13955550001 罗成');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: '罗成' })).toBeVisible();
    await page.keyboard.press('F2');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test(`a consultant by keyboard alone: from the workbench to a contact, the card found and corrected, ${language}`, async ({
    page,
  }) => {
    const calls = await callsAs(showroom.url, people.zhou);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const card = { name: '秦琼', mobile: '13955550002', kind: 'person', interestSeries: 'RX', level: 'B' } as const;
    const { id } = await calls.customers.create.mutate({ ...card, nextContactOn: today });
    await signIn(page, language, people.zhou);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(said(language, 'features/workbench', 'title'));
    await expect(page.getByRole('listitem', { name: '秦琼' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: followUps('outcome.reached') })).toBeFocused();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(followUps('field.content'))).toBeFocused();
    await page.keyboard.type('周末来看白色');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('listitem', { name: '秦琼' })).toHaveCount(0);

    await page.keyboard.press('Control+k');
    await page.keyboard.type('qinqiong');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`#/customers/${id}`));
    await expect(page.getByText('周末来看白色')).toBeVisible();
    await page.keyboard.press('e');
    await expect(page.getByRole('main').locator('form :focus')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('1');
    await page.keyboard.press('Control+s');
    await expect(told(page, language === 'en' ? '秦琼 saved' : '秦琼 已保存')).toBeVisible();
    expect(await calls.customers.get.query({ id })).toMatchObject({ gender: 'male' });
  });

  test(`back office by keyboard alone: an order is entered and stands in the list, ${language}`, async ({ page }) => {
    await signIn(page, language, office);
    await page.goto(`${showroom.url}/?lang=${language}#/purchases`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(purchases('title'));
    await page.keyboard.press('Alt+n');
    await expect(page.getByLabel(purchases('field.orderNo'))).toBeFocused();
    await page.keyboard.type('CG2603');
    // From field to field by Enter until the cursor stands in the one that is meant.
    const go = async (label: string) => {
      const field = page.getByLabel(label, { exact: true });
      for (let step = 0; step < 14 && !(await field.evaluate((one) => one === document.activeElement)); step++)
        await page.keyboard.press('Tab');
      await expect(field).toBeFocused();
    };
    await go(purchases('field.supplier'));
    await page.keyboard.type('总部');
    await go(purchases('field.model'));
    await page.keyboard.type('RX 350h');
    await page.keyboard.press('Control+s');
    await expect(told(page, 'CG2603')).toBeVisible();
    await page.goto(`${showroom.url}/?lang=${language}#/purchases`);
    await expect(page.getByRole('main').getByText('RX 350h')).toBeVisible();
  });
}
