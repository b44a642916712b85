import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { customerList } from '../../electron/features/customers/list.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { openStore } from '../../electron/kernel/store.ts';
import { syncedEntities } from '../../electron/registry.ts';
import { customerDoc } from '../factories/customer.ts';
import { figure, interleave, printRatios } from './measure.ts';

const CARDS = 100_000;
const CHUNK = 5_000;
const PAGE = 50;
const ROUNDS = 200;

/** A page of the customer list, first and deep, against reading 50 rows by rowid from the same encrypted file. */
export async function benchList(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-bench-'));
  const entities = syncedEntities.map((entity) => ({ ...entity, search: undefined }));
  const store = await openStore({ dir, entities });
  const viewer = { id: newId(), role: 'manager' as const };
  for (let made = 0; made < CARDS; made += CHUNK)
    store.write(viewer, (tx) => {
      for (let i = 0; i < CHUNK; i++) tx.insert('customer', customerDoc());
    });
  const row = store.db.prepare('SELECT * FROM customer WHERE rowid = ?');
  let turn = 0;
  const lookups = () => {
    for (let i = 0; i < PAGE; i++) row.get(1 + ((turn++ * 7919) % CARDS));
  };
  const deep = store.db
    .prepare('SELECT updated_at AS key, id FROM customer ORDER BY updated_at DESC, id DESC LIMIT 1 OFFSET ?')
    .get(CARDS / 2) as { key: number; id: string };
  const page = (input: object) => () =>
    customerList.page(store, viewer, customerList.input.parse({ limit: PAGE, ...input }));
  const times = interleave(ROUNDS, {
    lookups,
    first: page({}),
    deep: page({ cursor: [deep.key, deep.id] }),
    byName: page({ sort: 'name' }),
    byLevel: page({ filters: { level: 'A' } }),
  });
  printRatios(`A page of ${PAGE} of ${CARDS} customers (encrypted, ${ROUNDS} rounds)`, [
    figure(`raw: ${PAGE} lookups by rowid`, times.lookups),
    figure('first page, with last visit and sync state of each', times.first),
    figure(`page after row ${CARDS / 2}`, times.deep),
    figure('first page by name', times.byName),
    figure('first page of one level', times.byLevel),
  ]);
  store.close();
  rmSync(dir, { recursive: true });
}
