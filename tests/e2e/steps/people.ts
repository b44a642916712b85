import { expect, type Page } from '@playwright/test';
import type { Role } from '../../../db/staff/model.ts';

export interface Person {
  name: string;
  login: string;
  role: Role;
  password: string;
}

const person = (name: string, login: string, role: Role): Person => ({ name, login, role, password: 'zhanting-2026' });

/** Who works in the showroom of a test. */
export const people = {
  admin: person('韩梅', 'hanmei', 'admin'),
  reception: person('李娜', 'lina', 'reception'),
  zhou: person('周凯', 'zhoukai', 'consultant'),
  sun: person('孙悦', 'sunyue', 'consultant'),
  warehouse: person('赵强', 'zhaoqiang', 'warehouse'),
} as const;

/** Who works in the demo; the command prints them. */
export const demo = {
  admin: { ...people.admin, login: 'admin', password: 'zhanting-demo' },
  reception: { ...people.reception, password: 'zhanting-demo' },
  zhou: { ...people.zhou, password: 'zhanting-demo' },
} as const;

type Who = Pick<Person, 'name' | 'password'>;

const picker = (page: Page) => page.getByRole('region', { name: '谁在用？按数字选人' });
/** Who works at the window, as the top bar says; its notices may name people too. */
const present = (page: Page, name: string) => page.getByRole('banner').getByRole('button', { name });

/** Picks oneself by the digit on the tile, types the password, Enter: without the mouse. */
async function pickAndEnter(page: Page, { name, password }: Who): Promise<void> {
  const tile = picker(page).getByRole('button', { name });
  const digit = await tile.locator('kbd').innerText();
  await expect(picker(page)).toBeFocused();
  await page.keyboard.press(digit);
  await expect(page.getByLabel(`${name} 的密码`)).toBeFocused();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

/** Opens the app and logs in; one's own first page is on the screen. */
export async function signIn(page: Page, url: string, who: Who): Promise<void> {
  await page.goto(url);
  await pickAndEnter(page, who);
  await expect(present(page, who.name)).toBeVisible();
}

/** Who has no floor to go to. */
const AT_DESK: readonly (Role | undefined)[] = ['finance', 'warehouse', 'backOffice'];

/** The same, and on to the floor where most of a day is spent; who sells begins at the workbench. */
export async function login(page: Page, url: string, who: Who & { role?: Role }): Promise<void> {
  await signIn(page, url, who);
  await expect(page).toHaveURL(/#\/\w/);
  if (page.url().endsWith('#/desk') && !AT_DESK.includes(who.role))
    await page.evaluate(() => {
      location.hash = '#/showroom';
    });
}

/** ⇄ at the shared PC: F2, a digit, the password. */
export async function switchTo(page: Page, who: Who): Promise<void> {
  await page.keyboard.press('F2');
  await pickAndEnter(page, who);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(present(page, who.name)).toBeVisible();
}

/** 换人登录 on the locked window. */
export async function takeOver(page: Page, who: Who): Promise<void> {
  const lock = page.getByRole('dialog', { name: '已锁定' });
  await lock.getByRole('button', { name: '换人登录' }).click();
  await pickAndEnter(page, who);
  await expect(lock).toBeHidden();
  await expect(present(page, who.name)).toBeVisible();
}
