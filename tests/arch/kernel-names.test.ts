import { getTableName, isTable } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ENTITIES } from '../../db/records.ts';
import * as schema from '../../db/schema.ts';
import { isTest, sources } from './sources.ts';

/** Tables the kernel, and the kit for documents, keep themselves. */
const OWN = new Set(['outbox', 'audit', 'sync_state', 'deal_event', 'document_print', 'document_count']);
/** Who did something is asked of the staff's table: a name beside an id. The device's code in numbers is a fact of this PC (`setting`). */
const ALLOWED = [
  'electron/kernel/staleness.ts names staff',
  'electron/records/document-number.ts names setting',
  'electron/records/document.ts names staff',
  'electron/records/history.ts names staff',
];

const tables = Object.values(schema)
  .filter((each) => isTable(each))
  .map((each) => getTableName(each));
const names = [...new Set<string>([...ENTITIES, ...tables])].filter((name) => !OWN.has(name));

/** What stands in quotes; a name in a comment is only an example. */
const quoted = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/^(?:import|export)\b[^;]*?from '[^']*';/gm, '')
    .match(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g)
    ?.join('\n') ?? '';

test('the kernel and the record kit name no entity and no table of a feature: what is of one stands in its declaration', () => {
  const said = sources
    .filter(({ path }) => /^electron\/(kernel|records)\//.test(path) && !isTest(path))
    .flatMap(({ path, text }) => {
      const all = quoted(text);
      return names.filter((name) => new RegExp(`\\b${name}s?\\b`).test(all)).map((name) => `${path} names ${name}`);
    });
  expect(said.sort()).toEqual(ALLOWED);
  expect(names).toContain('customer');
});
