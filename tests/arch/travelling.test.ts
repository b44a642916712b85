import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getTableColumns } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { LOCAL_FIELDS } from '../../db/core/columns.ts';
import { syncedEntities } from '../../electron/registry.ts';
import { SCHEMA_VERSION } from '../../gateway/protocol.ts';

/** Which fields travelled in each version of the documents; the file of a released version is never edited. */
const folder = new URL('./travelling/', import.meta.url);
const fileOf = (version: number) => new URL(`${version}.json`, folder);
const recorded = (version: number) => JSON.parse(readFileSync(fileOf(version), 'utf8')) as Record<string, string[]>;

const travelling = Object.fromEntries(
  syncedEntities.map(({ name, table, local = [] }) => {
    const staying: readonly string[] = [...LOCAL_FIELDS, ...local];
    return [
      name,
      Object.keys(getTableColumns(table))
        .filter((field) => !staying.includes(field))
        .sort(),
    ];
  }),
);

/** `RECORD_FIELDS=1 npx vitest run tests/arch/travelling.test.ts` writes the file of a version that is not released yet. */
if (process.env.RECORD_FIELDS) writeFileSync(fileOf(SCHEMA_VERSION), `${JSON.stringify(travelling, null, 2)}\n`);

test('fields that travel change only with SCHEMA_VERSION', () => {
  expect(
    travelling,
    `gateway/protocol.ts: raise SCHEMA_VERSION (now ${SCHEMA_VERSION}) and record its fields in tests/arch/travelling`,
  ).toEqual(recorded(SCHEMA_VERSION));
});

test('a field that once travelled still does: an older PC goes on sending it', () => {
  for (const file of readdirSync(folder)) {
    const earlier = recorded(Number.parseInt(file, 10));
    for (const [entity, fields] of Object.entries(earlier))
      expect(travelling[entity], `${entity} of version ${file}`).toEqual(expect.arrayContaining(fields));
  }
});
