import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { files, isTest, type Source, sources } from './sources.ts';

/** The app itself: tests and what a tool wrote are not held to these sizes. */
const own = sources.filter(({ path }) => !isTest(path) && !/^(tests|db\/migrations)\//.test(path));

describe('a file', () => {
  const sizes = own.map(({ lines }) => lines).sort((a, b) => a - b);
  const share = (part: number) => sizes[Math.floor(sizes.length * part)]!;

  test('is short: half have at most 70 lines, 95 in a hundred at most 300, none more than 400', () => {
    expect(own.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
    expect(share(0.5)).toBeLessThanOrEqual(70);
    expect(share(0.95)).toBeLessThanOrEqual(300);
  });

  test('is named for what it holds', () => {
    const vague = /(^|[-_.])(utils?|helpers?|common|managers?|misc|shared)([-_.]|$)/i;
    const named = files.flatMap((path) => path.split('/').map((part) => ({ path, part })));
    expect(named.filter(({ part }) => vague.test(part)).map(({ path }) => path)).toEqual([]);
    expect(
      sources.filter(({ path }) => /Manager|Helper|Utils?\./.test(basename(path))).map(({ path }) => path),
    ).toEqual([]);
  });

  test('has nothing put off', () => {
    const putOff = /\b(TODO|FIXME|XXX|HACK)\b/;
    const found = sources.filter(({ path, text }) => path !== 'tests/arch/files.test.ts' && putOff.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

const STATEMENT =
  /\b(SELECT\s[^;]*?\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+"?\w+"?\s+SET\s|DELETE\s+FROM\s|CREATE\s+(UNIQUE\s+|VIRTUAL\s+)?(TABLE|INDEX|TRIGGER)\s)/;

/** Where SQL may stand. `api.ts` only translates requests: it never asks the database. */
const SQL_ROOMS = [
  /^electron\/(kernel|records)\//,
  /^electron\/features\/[\w-]+\/(?!([\w-]+-)?api\.ts$)/,
  /^electron\/demo\//,
  /^gateway\/store\//,
  /^db\/migrate\.ts$/,
];

const misplaced = (of: readonly Pick<Source, 'path' | 'text'>[]) =>
  of
    .filter(({ path, text }) => STATEMENT.test(text) && !SQL_ROOMS.some((room) => room.test(path)))
    .map(({ path }) => path);

test("SQL stands with the store, the features and the gateway's store only", () => {
  expect(misplaced(own)).toEqual([]);
  const text = 'db.prepare(`SELECT id, name\n FROM customer`)';
  const wrong = ['renderer/lib/x.ts', 'electron/features/visits/api.ts', 'electron/shell/x.ts', 'gateway/http/x.ts'];
  expect(misplaced(wrong.map((path) => ({ path, text })))).toEqual(wrong);
});

test('rules about shapes ask neither the clock nor chance', () => {
  const impure = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.|localStorage|setTimeout\()/;
  const pure = own.filter(({ path }) => /^db\/[\w-]+\/(?!table|columns)/.test(path));
  expect(pure.length).toBeGreaterThan(10);
  expect(pure.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([]);
});
