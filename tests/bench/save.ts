import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { customerSync } from '../../electron/features/customers/sync.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { openStore } from '../../electron/kernel/store.ts';
import { syncedEntities } from '../../electron/registry.ts';
import { customerDoc } from '../factories/customer.ts';
import { figure, interleave, printRatios } from './measure.ts';

const CARDS = 5_000;
const ROUNDS = 600;
const actor = { id: newId() };

const open = async (searched: boolean) => {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-bench-'));
  const entities = syncedEntities.map((entity) =>
    entity.name === 'customer' && !searched ? { ...customerSync, search: undefined } : entity,
  );
  const store = await openStore({ dir, entities });
  const ids: string[] = [];
  store.write(actor, (tx) => {
    for (let i = 0; i < CARDS; i++) ids.push(tx.insert('customer', customerDoc()).id);
  });
  return { store, dir, ids };
};

/**
 * Saving a card, against the raw core of the same work on the same kind of encrypted, durable file: look the row up, change
 * it, add one row elsewhere, one transaction.
 */
export async function benchSave(): Promise<void> {
  const [raw, plain, searched] = [await open(false), await open(false), await open(true)];
  const { db } = raw.store;
  db.exec(
    'CREATE TABLE note (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL)',
  );
  const lookup = db.prepare('SELECT * FROM customer WHERE id = ?');
  const change = db.prepare(
    'UPDATE customer SET remarks = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ?',
  );
  const add = db.prepare('INSERT INTO note VALUES (?, ?, ?, ?)');
  let turn = 0;
  const pick = (ids: string[]) => ids[(turn++ * 7919) % ids.length]!;
  const rawSave = db.transaction((id: string) => {
    lookup.get(id);
    change.run(`备注 ${turn}`, Date.now(), actor.id, id);
    add.run(newId(), id, Date.now(), `备注 ${turn}`);
  });
  const save = ({ store, ids }: typeof plain) =>
    store.write(actor, (tx) => tx.update('customer', pick(ids), { remarks: `备注 ${turn}` }));
  const times = interleave(ROUNDS, {
    raw: () => rawSave.immediate(pick(raw.ids)),
    plain: () => save(plain),
    searched: () => save(searched),
    create: () => searched.store.write(actor, (tx) => tx.insert('customer', customerDoc())),
  });
  printRatios(`Save a card (encrypted, synchronous=FULL, ${CARDS} cards, ${ROUNDS} rounds)`, [
    figure('raw core: lookup, update, insert, one transaction', times.raw),
    figure('write() with outbox and audit', times.plain),
    figure('write() with outbox, audit and search index', times.searched),
    figure('new card, everything', times.create),
  ]);
  for (const { store, dir } of [raw, plain, searched]) {
    store.close();
    rmSync(dir, { recursive: true });
  }
}
