import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../harness/processes.ts';
import { cardsIn, filesIn, laterMigrations, open, storeWith } from './scene.ts';

/** A later app's parent and child, with the cascade that a rebuild of the parent would set off. */
const FAMILY = `CREATE TABLE agreement (id INTEGER PRIMARY KEY, note TEXT);
--> statement-breakpoint
CREATE TABLE agreement_item (id INTEGER PRIMARY KEY, agreement_id INTEGER NOT NULL REFERENCES agreement(id) ON DELETE CASCADE);
--> statement-breakpoint
INSERT INTO agreement VALUES (1, '首付'), (2, '全款');
--> statement-breakpoint
INSERT INTO agreement_item VALUES (1, 1), (2, 1), (3, 2);`;

/** What drizzle-kit writes when a column's type or default changes. */
const REBUILD = `PRAGMA foreign_keys=OFF;
--> statement-breakpoint
CREATE TABLE __new_agreement (id INTEGER PRIMARY KEY, note TEXT NOT NULL DEFAULT '');
--> statement-breakpoint
INSERT INTO __new_agreement SELECT id, note FROM agreement;
--> statement-breakpoint
DROP TABLE agreement;
--> statement-breakpoint
ALTER TABLE __new_agreement RENAME TO agreement;
--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

let folder: ReturnType<typeof tempFolder>;
let data: string;
const migrations = (name: string, ...steps: string[]) => laterMigrations(join(folder.dir, name), ...steps);
beforeEach(async () => {
  folder = tempFolder();
  data = join(folder.dir, 'data');
  await storeWith(data, 3);
});
afterEach(() => folder.remove());

test('rebuilding a table keeps the rows that hang on it, and foreign keys hold again afterwards', async () => {
  await cardsIn(data, migrations('family', FAMILY));
  const store = await open(data, migrations('rebuilt', FAMILY, REBUILD));
  const items = store.db.prepare('SELECT count(*) FROM agreement_item').pluck().get();
  expect(items).toBe(3);
  expect(() => store.db.exec('INSERT INTO agreement_item VALUES (9, 99)')).toThrow('FOREIGN KEY');
  store.close();
});

test.each([
  ['loses a row', REBUILD.replace('FROM agreement;', 'FROM agreement WHERE id = 2;'), 'lost 1 rows of agreement'],
  ['leaves a child without its parent', `UPDATE agreement_item SET agreement_id = 7 WHERE id = 3;`, 'dangling'],
])('an upgrade that %s is refused, and the store stays as it was', async (_, step, message) => {
  const family = migrations('family', FAMILY);
  await cardsIn(data, family);
  const before = filesIn(data);
  const careless = migrations('careless', FAMILY, step);
  await expect(open(data, careless)).rejects.toThrow(message);
  const after = filesIn(data);
  for (const [name, bytes] of before) expect(after.get(name) === bytes, name).toBe(true);
  expect(await cardsIn(data, family)).toBe(3);
});
