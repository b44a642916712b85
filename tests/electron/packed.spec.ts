import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { tempFolder } from '../harness/processes.ts';
import { whyNot } from './electron-at-hand.ts';
import { executableOf, openPacked, type PackedWindow, packedCopy, resourcesOf, unpacked } from './packed-app.ts';
import { firstRun, registerParty } from './steps.ts';
import { expectLockedWindow } from './window-security.ts';

const reason = whyNot ?? (unpacked ? null : 'nothing is packed (npm run pack)');
test.skip(reason !== null, reason ?? '');
test.describe.configure({ mode: 'serial' });

let copy: ReturnType<typeof packedCopy>;
const data = tempFolder();
let window: PackedWindow;

test.beforeAll(() => {
  copy = packedCopy();
});
test.afterAll(async () => {
  await window?.close();
  copy?.remove();
  data.remove();
});

test('the fuses are set: no Node mode, no inspector, no options, only this archive', async () => {
  const fuses = await getCurrentFuseWire(executableOf(unpacked!));
  const state = (option: FuseV1Options) => FuseState[fuses[option]!];
  expect({
    node: state(FuseV1Options.RunAsNode),
    cookies: state(FuseV1Options.EnableCookieEncryption),
    options: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
    integrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
    file: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    node: 'DISABLE',
    cookies: 'ENABLE',
    options: 'DISABLE',
    inspect: 'DISABLE',
    integrity: 'ENABLE',
    onlyAsar: 'ENABLE',
    file: 'DISABLE',
  });
});

test('the archive holds what runs and nothing else: no sources, tests, maps, secrets', () => {
  const archive = join(resourcesOf(unpacked!), 'app.asar');
  const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  const top = [...new Set(files.map((path) => path.split('/')[1]))].sort();
  expect(top).toEqual(['db', 'dist', 'node_modules', 'package.json']);
  const foreign = files.filter(
    (path) =>
      /\.(ts|tsx|map|key|pem|env|db|log)$|\.test\.|\/(tests?|\.git|\.stamps)\//.test(path) ||
      (path.startsWith('/db/') && !path.startsWith('/db/migrations')),
  );
  expect(foreign).toEqual([]);
  for (const needed of [
    '/dist/node/main.js',
    '/dist/node/sync-worker.js',
    '/dist/node/print-worker.js',
    '/dist/renderer/index.html',
  ])
    expect(files).toContain(needed);
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
  expect(Object.keys(manifest)).not.toContain('scripts');
  // Scripts outside the archive would escape its integrity check.
  const outside = readdirSync(join(resourcesOf(unpacked!), 'app.asar.unpacked'), {
    recursive: true,
    withFileTypes: true,
  });
  expect(outside.filter((entry) => entry.isFile() && !entry.name.endsWith('.node')).map(({ name }) => name)).toEqual(
    [],
  );
});

test('no file of the build names a secret or a folder of the machine it was built on', () => {
  const archive = readFileSync(join(resourcesOf(unpacked!), 'app.asar'));
  for (const trace of [process.cwd(), '-----BEGIN PRIVATE KEY-----', '-----BEGIN EC PRIVATE KEY-----'])
    expect({ trace, found: archive.includes(trace) }).toEqual({ trace, found: false });
});

test('the packed window opens on the first run, and a party is registered in it', async () => {
  window = await openPacked(copy.dir, ['--data', data.dir]);
  const { page } = window;
  expect(await page.evaluate(async () => (await fetch('/healthz')).json())).toMatchObject({ status: 'ok' });
  await firstRun(page);
  await registerParty(page, '13800001234 王先生');
  await expect(page.getByText('王先生').first()).toBeVisible();
});

test('a page in the packed window can reach neither the computer nor the network', () =>
  expectLockedWindow(window.page));

test('a second start of the packed app ends at once and says why', async () => {
  const args = ['--no-sandbox', '--data', data.dir];
  const { stdout } = await promisify(execFile)(executableOf(copy.dir), args, { timeout: 20_000 });
  expect(stdout).toContain('already open');
});

test('after a kill in the middle of work everything registered is there', async () => {
  window.process.kill('SIGKILL');
  await window.close();
  window = await openPacked(copy.dir, ['--data', data.dir]);
  await expect(window.page.getByText('城西雷克萨斯').first()).toBeVisible();
});
