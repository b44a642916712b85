import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { tempFolder } from '../harness/processes.ts';
import { desktopCopy } from './desktop-copy.ts';
import { executable, SWITCHES, whyNot } from './electron-at-hand.ts';
import { firstRun } from './steps.ts';

test.skip(whyNot !== null, whyNot ?? '');
test.describe.configure({ mode: 'serial' });

let copy: ReturnType<typeof desktopCopy>;
const data = tempFolder();
let desktop: ElectronApplication;
let page: Page;
let recoveryKey: string;

async function launch(): Promise<void> {
  desktop = await _electron.launch({ executablePath: executable, args: [...SWITCHES, copy.dir, '--data', data.dir] });
  page = await desktop.firstWindow();
  await page.waitForURL('app://showroom/');
}

test.beforeAll(async () => {
  copy = desktopCopy();
  await launch();
  recoveryKey = await firstRun(page);
});
test.afterAll(async () => {
  await desktop?.close();
  copy?.remove();
  data.remove();
});

/** The system's question is answered with its n-th button (2: Esc); resolves to how often it was asked until the window stands as wanted. */
async function closeAnswering(response: number): Promise<{ asked: number; visible: boolean }> {
  return desktop.evaluate(async ({ BrowserWindow, dialog }, answer) => {
    let asked = 0;
    dialog.showMessageBox = async () => {
      asked += 1;
      return { response: answer, checkboxChecked: false };
    };
    const window = BrowserWindow.getAllWindows()[0]!;
    window.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { asked, visible: window.isVisible() };
  }, response);
}

const showAgain = () => desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.show());

test('closing asks once whether to stay in the tray; Esc keeps the window, the answer is kept', async () => {
  expect(await closeAnswering(2)).toEqual({ asked: 1, visible: true });
  expect(await closeAnswering(0)).toEqual({ asked: 1, visible: false });
  await showAgain();
  expect(await closeAnswering(1)).toEqual({ asked: 0, visible: false });
  await desktop.close();
  await launch();
  await expect(page.getByText('城西雷克萨斯').first()).toBeVisible();
  expect(await closeAnswering(1)).toEqual({ asked: 0, visible: false });
});

test('with a foreign key file the window says so, and the recovery key opens the showroom again', async () => {
  await desktop.close();
  writeFileSync(join(data.dir, 'store.key'), '{}');
  await launch();
  const screen = page.getByRole('alert').first();
  await expect(screen).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('wrong-key.png') });
  await page.getByRole('textbox').fill('22222-22222-22222-22222-22222-22222-22222-22222');
  await page.keyboard.press('Enter');
  await expect(page.locator('.field-error')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('wrong-key-refused.png') });
  await page.getByRole('textbox').fill(recoveryKey.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('城西雷克萨斯').first()).toBeVisible();
  // Its tray is there from now on: closing keeps it there.
  expect(await closeAnswering(1)).toEqual({ asked: 0, visible: false });
});
