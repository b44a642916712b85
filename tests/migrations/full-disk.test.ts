import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../harness/app.ts';
import { tempFolder } from '../harness/processes.ts';
import { cardsIn, laterMigrations, storeWith, troubleIn } from './scene.ts';

/** A disk of 32 MB that can really be filled; only root of a Linux may make one. */
function mountSmallDisk(): { dir: string; remove(): void } | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = tempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', folder.dir], { stdio: 'ignore' });
  } catch {
    folder.remove();
    return null;
  }
  return {
    dir: folder.dir,
    remove() {
      execFileSync('umount', ['-l', folder.dir]);
      folder.remove();
    },
  };
}

/** Leaves `spare` bytes on the disk; the function gives the rest back. */
function fill(dir: string, spare: number): () => void {
  const ballast = join(dir, 'ballast');
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - spare)));
  return () => rmSync(ballast);
}

const probe = mountSmallDisk();
probe?.remove();

describe.skipIf(probe === null)('on a full disk (needs root on Linux, for a small disk of its own)', () => {
  let disk: { dir: string; remove(): void };
  let data: string;
  beforeEach(() => {
    disk = mountSmallDisk()!;
    data = join(disk.dir, 'data');
  });
  afterEach(() => disk.remove());

  const saveAs = (app: TestApp, n: number) =>
    app.caller('consultant').customers.create({ name: `客户${n}`, mobile: `138${String(10_000_000 + n)}` });
  const cards = (app: TestApp) =>
    app.showroom.store.db.prepare('SELECT count(*) FROM customer').pluck().get() as number;

  test('a save is refused with a word, what was saved stays, and saving goes on once there is room', async () => {
    const app = await testApp({ dir: data });
    await saveAs(app, 0);
    const giveBack = fill(disk.dir, 256 * 1024);
    let saved = 1;
    let refused: unknown = null;
    for (let n = 1; n < 200 && refused === null; n++) {
      await saveAs(app, n).then(
        () => {
          saved += 1;
        },
        (error: unknown) => {
          refused = error;
        },
      );
    }
    expect(refused).toMatchObject({ code: 'UNPROCESSABLE_CONTENT', cause: { code: 'store.full' } });
    expect(saved).toBeGreaterThan(1);
    expect(cards(app)).toBe(saved);
    giveBack();
    await saveAs(app, 999);
    expect(cards(app)).toBe(saved + 1);
    await app.close();
    expect(await cardsIn(data)).toBe(saved + 1);
  });

  test('a start without a byte to spare is a full disk and never a damaged file', async () => {
    await storeWith(data, 30);
    // From none to enough: the lock, the log and its shared memory run out in turn.
    for (const spare of [0, 4, 8, 12, 16, 24, 32, 40, 48, 64]) {
      const giveBack = fill(disk.dir, spare * 1024);
      expect(['unwritable', null], `${spare} KB`).toContain(await troubleIn(data));
      giveBack();
    }
    expect(await cardsIn(data)).toBe(30);
  });

  test('a very first start that runs out of room says so, and the next one with room begins anew', async () => {
    for (const spare of [0, 4, 40, 100, 200, 400]) {
      const fresh = join(disk.dir, `fresh-${spare}`);
      const giveBack = fill(disk.dir, spare * 1024);
      expect(await troubleIn(fresh), `${spare} KB`).toBe('unwritable');
      giveBack();
      expect(await cardsIn(fresh), `${spare} KB`).toBe(0);
    }
  });

  test('an upgrade that finds no room leaves the store usable, and works once there is some', async () => {
    await storeWith(data, 300);
    const later = laterMigrations(join(disk.dir, 'later'), 'ALTER TABLE customer ADD COLUMN nickname TEXT;');
    const giveBack = fill(disk.dir, 600 * 1024);
    expect(await troubleIn(data, later)).toBe('unwritable');
    expect(readdirSync(join(data, 'backups'))).toEqual([]);
    expect(await cardsIn(data)).toBe(300);
    giveBack();
    expect(await cardsIn(data, later)).toBe(300);
  });
});
