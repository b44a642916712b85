import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { tempFolder } from '../harness/processes.ts';
import { desktopCopy } from './desktop-copy.ts';
import { executable, SWITCHES, whyNot } from './electron-at-hand.ts';
import { firstRun, registerParty } from './steps.ts';
import { expectLockedWindow } from './window-security.ts';

test.skip(whyNot !== null, whyNot ?? '');
test.describe.configure({ mode: 'serial' });

let copy: ReturnType<typeof desktopCopy>;
const data = tempFolder();
let desktop: ElectronApplication;
let page: Page;

async function launch(): Promise<void> {
  desktop = await _electron.launch({
    executablePath: executable,
    args: [...SWITCHES, copy.dir, '--data', data.dir],
  });
  page = await desktop.firstWindow();
  await page.waitForURL('app://showroom/');
}

test.beforeAll(async () => {
  copy = desktopCopy();
  await launch();
});
test.afterAll(async () => {
  await desktop?.close();
  copy?.remove();
  data.remove();
});

test('the window opens on the first run, and a party is registered in it', async () => {
  expect(await page.evaluate(async () => (await fetch('/healthz')).json())).toMatchObject({ status: 'ok' });
  await firstRun(page);
  await registerParty(page, '13800001234 王先生');
  await expect(page.getByText('王先生').first()).toBeVisible();
});

test('what was registered is not readable in the data folder', () => {
  const files = readdirSync(data.dir).filter((name) => name.startsWith('store.db'));
  for (const name of files) {
    const bytes = readFileSync(join(data.dir, name));
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.includes('13800001234')).toBe(false);
  }
});

test('a page in the window can reach neither the computer nor the network', () => expectLockedWindow(page));

test('a second start brings the first window to the front and ends', async () => {
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.hide());
  const second = spawn(executable, [...SWITCHES, copy.dir, '--data', data.dir], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  second.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(second, 'exit')) as [number];
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('already open') });
  await expect
    .poll(() => desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isVisible())))
    .toEqual([true]);
});

test('the window stands where it stood, and the party is still there', async () => {
  const bounds = { x: 40, y: 30, width: 1100, height: 700 };
  await desktop.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]!.setBounds(place), bounds);
  await desktop.close();
  await launch();
  const again = await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getNormalBounds());
  expect(again).toEqual(bounds);
  await expect(page.getByText('城西雷克萨斯').first()).toBeVisible();
});

test('a page that dies is opened again, and the person is told', async () => {
  await desktop.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
  });
  const reloaded = desktop.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        webContents.once('did-finish-load', () => resolve(true));
        webContents.forcefullyCrashRenderer();
      }),
  );
  expect(await reloaded).toBe(true);
});
