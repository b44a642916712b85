import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrationsDir } from '../../electron/kernel/paths.ts';
import { journalOf } from './scene.ts';

const { entries } = journalOf(migrationsDir);

test('no migration is dated before the one it follows: such a one would be skipped in silence', () => {
  const times = entries.map(({ when }) => when);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, place) => place));
});

test('every migration of the journal has its file, and every file stands in the journal', () => {
  for (const { tag, idx } of entries) {
    expect(existsSync(join(migrationsDir, `${tag}.sql`)), `${tag}.sql`).toBe(true);
    const snapshot = `${String(idx).padStart(4, '0')}_snapshot.json`;
    expect(existsSync(join(migrationsDir, 'meta', snapshot)), snapshot).toBe(true);
  }
  const written = readdirSync(migrationsDir).filter((name) => name.endsWith('.sql'));
  expect(written.sort()).toEqual(entries.map(({ tag }) => `${tag}.sql`).sort());
});
