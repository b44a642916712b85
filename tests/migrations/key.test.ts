import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeRecoveryKey, recoverKey, storeKey } from '../../electron/kernel/keys.ts';
import { tempFolder } from '../harness/processes.ts';
import { cardsIn, filesIn, flip, storeWith, troubleIn } from './scene.ts';

let folder: ReturnType<typeof tempFolder>;
let data: string;
let file: string;
let keyFile: string;
beforeEach(async () => {
  folder = tempFolder();
  data = join(folder.dir, 'data');
  file = join(data, 'store.db');
  keyFile = join(data, 'store.key');
  await storeWith(data, 40);
});
afterEach(() => folder.remove());

const PAGE = 4096;
const foreignKey = async () => {
  const other = join(folder.dir, 'other');
  await storeWith(other, 1);
  copyFileSync(join(other, 'store.key'), keyFile);
};

describe('says what is wrong and changes nothing on disk', () => {
  test.each<[string, 'wrongKey' | 'corrupt', () => void | Promise<void>]>([
    ["another store's key file", 'wrongKey', foreignKey],
    ['no key file', 'wrongKey', () => rmSync(keyFile)],
    ['a torn key file', 'wrongKey', () => truncateSync(keyFile, 40)],
    ['a key file of nothing but zeros', 'wrongKey', () => writeFileSync(keyFile, Buffer.alloc(200))],
    ['a key file without a key', 'wrongKey', () => writeFileSync(keyFile, '{}')],
    ['a key file with a letter changed', 'wrongKey', () => flip(keyFile, 12)],
    ['a key file that is no object', 'wrongKey', () => writeFileSync(keyFile, 'null')],
    ['a damaged first page', 'corrupt', () => flip(file, 200)],
    ['a last byte that changed on the first page', 'corrupt', () => flip(file, PAGE - 1)],
    ['half a file', 'corrupt', () => truncateSync(file, 12 * PAGE)],
    ['a file cut off inside a page', 'corrupt', () => truncateSync(file, 12 * PAGE + 100)],
  ])('%s: %s', async (_, kind, harm) => {
    await harm();
    const before = filesIn(data);
    expect(await troubleIn(data)).toBe(kind);
    expect(filesIn(data)).toEqual(before);
  });
});

describe('the recovery key', () => {
  test('puts the lost key back, however it is typed', async () => {
    const recovery = makeRecoveryKey(data, await storeKey(data, file));
    const content = JSON.parse(readFileSync(keyFile, 'utf8')) as object;
    // What a lost account leaves: the wrapped key is there and nobody can unwrap it.
    writeFileSync(keyFile, JSON.stringify({ ...content, key: Buffer.alloc(32).toString('base64') }));
    expect(await troubleIn(data)).toBe('wrongKey');
    await recoverKey(data, ` ${recovery.toLowerCase().replaceAll('-', ' ')} `);
    expect(await cardsIn(data)).toBe(40);
  });

  test('of another store is refused, and the key file stays as it was', async () => {
    makeRecoveryKey(data, await storeKey(data, file));
    const other = join(folder.dir, 'other');
    await storeWith(other, 1);
    const foreign = makeRecoveryKey(other, await storeKey(other, join(other, 'store.db')));
    const before = filesIn(data);
    await expect(recoverKey(data, foreign)).rejects.toMatchObject({ kind: 'wrongKey' });
    await expect(recoverKey(data, '')).rejects.toMatchObject({ kind: 'wrongKey' });
    expect(filesIn(data)).toEqual(before);
    expect(await cardsIn(data)).toBe(40);
  });

  test('before one was made, none is taken', async () => {
    await expect(recoverKey(data, 'AAAAA-BBBBB')).rejects.toMatchObject({ kind: 'wrongKey' });
  });
});
