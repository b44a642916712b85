import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../../electron/kernel/ids.ts';
import { openStore, type Store } from '../../../electron/kernel/store.ts';
import { syncedEntities } from '../../../electron/registry.ts';
import { contactDoc } from '../../factories/contact.ts';
import { customerDoc } from '../../factories/customer.ts';
import { levelChangeDoc } from '../../factories/level-change.ts';
import { visitDoc } from '../../factories/visit.ts';
import { figure, interleave, percentile } from '../measure.ts';

const CARDS = 4_000;
const ROUNDS = 400;
const BATCH = 400;
const actor = { id: newId() };
const visit = () =>
  visitDoc({ consultantId: actor.id, source: '互联网', interestSeries: 'RX', visitSeq: 1, outcome: 'captured' });

interface Filled {
  store: Store;
  dir: string;
  ids: string[];
}

async function open(counted: boolean): Promise<Filled> {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-bench-'));
  const entities = syncedEntities.map((entity) => (counted ? entity : { ...entity, rollup: undefined }));
  const store = await openStore({ dir, entities });
  const ids: string[] = [];
  store.write(actor, (tx) => {
    for (let i = 0; i < CARDS; i++) {
      const { id } = tx.insert('customer', customerDoc({ ownerId: actor.id }));
      ids.push(id);
      tx.insert('visit', { ...visit(), customerId: id });
      tx.insert('contact', contactDoc({ customerId: id }));
      tx.insert('level_change', levelChangeDoc({ customerId: id, fromLevel: null, toLevel: 'B' }));
    }
  });
  return { store, dir, ids };
}

type Write = Parameters<Parameters<Store['write']>[1]>[0];
let turn = 0;
const pick = (ids: readonly string[]) => ids[(turn++ * 7919) % ids.length]!;

const WORKS: Readonly<Record<string, (tx: Write, ids: readonly string[]) => void>> = {
  'a party that nobody knows': (tx) => tx.insert('visit', visit()),
  'a party of a customer': (tx, ids) => tx.insert('visit', { ...visit(), customerId: pick(ids) }),
  'a contact': (tx, ids) => tx.insert('contact', contactDoc({ customerId: pick(ids) })),
  'a new card': (tx) => {
    const { id } = tx.insert('customer', customerDoc({ ownerId: actor.id }));
    tx.insert('level_change', levelChangeDoc({ customerId: id, fromLevel: null, toLevel: 'B' }));
  },
  'another level': (tx, ids) => {
    const id = pick(ids);
    tx.update('customer', id, { level: turn % 2 ? 'H' : 'A' });
    tx.insert('level_change', levelChangeDoc({ customerId: id, toLevel: turn % 2 ? 'H' : 'A' }));
  },
  'a word on a card': (tx, ids) => tx.update('customer', pick(ids), { remarks: `备注 ${turn}` }),
};

/** A save with what is counted, against the same save without, each on a store of its own; and the processor's time it takes besides. */
export async function benchSaves(): Promise<void> {
  const [plain, counted] = [await open(false), await open(true)];
  const lines = Object.entries(WORKS).map(([what, work]) => {
    const save = ({ store, ids }: Filled) => store.write(actor, (tx) => work(tx, ids));
    const times = interleave(ROUNDS, { plain: () => save(plain), counted: () => save(counted) });
    const cpu = (filled: Filled) =>
      filled.store.write(actor, (tx) => {
        const began = process.cpuUsage();
        for (let n = 0; n < BATCH; n++) work(tx, filled.ids);
        const { user, system } = process.cpuUsage(began);
        return (user + system) / BATCH;
      });
    const best = (filled: Filled) => Math.min(...Array.from({ length: 4 }, () => cpu(filled)));
    const [a, b] = [figure('', times.plain), figure('', times.counted)];
    const apart = times.counted.map((ms, at) => ms - times.plain[at]!);
    return {
      what,
      'without p50 ms': a.p50.toFixed(3),
      'with p50 ms': b.p50.toFixed(3),
      'p50 ratio': (b.p50 / a.p50).toFixed(2),
      'p95 ratio': (b.p95 / a.p95).toFixed(2),
      'median apart ms': percentile(apart, 50).toFixed(3),
      'processor µs apart': (best(counted) - best(plain)).toFixed(0),
    };
  });
  console.log(
    `\nA save with what is counted, against the same without (encrypted, durable, with search, ${CARDS} cards, ${ROUNDS} rounds)`,
  );
  console.table(lines);
  for (const { store, dir } of [plain, counted]) {
    store.close();
    rmSync(dir, { recursive: true });
  }
}
