import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownArguments, shellFlags } from './arguments.ts';
import { policyFile, readPolicy } from './policy.ts';

test("the app's own flags are found among Chromium's and the system's", () => {
  const argv = [
    '--no-sandbox',
    '/opt/zhanting',
    '--remote-debugging-port=9',
    '--data',
    '/srv/a b',
    '--lang=en',
    '--demo',
  ];
  expect(ownArguments(argv)).toEqual(['--data', '/srv/a b', '--lang=en', '--demo']);
  expect(shellFlags(argv)).toMatchObject({ dir: '/srv/a b', lang: 'en', demo: true });
});

test('a flag with a value nobody can mean is refused with its name, not ignored', () => {
  expect(() => shellFlags(['--lang', 'fr'])).toThrow('--lang fr');
});

test('without a policy the app never looks for updates; a feed without encryption is refused', () => {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-policy-'));
  const file = join(dir, 'policy.json');
  expect(readPolicy(file)).toEqual({});
  writeFileSync(file, JSON.stringify({ updateUrl: 'https://updates.example.cn/z/' }));
  expect(readPolicy(file).updateUrl).toBe('https://updates.example.cn/z/');
  writeFileSync(file, JSON.stringify({ updateUrl: 'http://updates.example.cn/z/' }));
  expect(() => readPolicy(file)).toThrow();
  rmSync(dir, { recursive: true });
});

test('a policy lies where only an administrator can write', () => {
  expect(policyFile('linux', {})).toBe('/etc/zhanting/policy.json');
  expect(policyFile('win32', { PROGRAMDATA: 'C:\\ProgramData' })).toContain('ProgramData');
});
