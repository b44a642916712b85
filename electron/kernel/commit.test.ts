import { afterEach, beforeEach, expect, test } from 'vitest';
import { visitDoc } from '../../tests/factories/visit.ts';
import { type TestStore, testStore } from '../../tests/harness/store.ts';

let t: TestStore;
beforeEach(async () => {
  t = await testStore();
});
afterEach(() => t.close());

const clerk = { id: 'system' };
const saved = () => t.store.db.prepare('SELECT count(*) FROM visit').pluck().get();

test('a save that is on disk is never told as failed, whatever happens to those who hear of it', () => {
  const heard: string[] = [];
  t.store.onChange(() => {
    throw new Error('a listener broke');
  });
  t.store.onChange(() => heard.push('next'));
  expect(() => t.store.write(clerk, (tx) => tx.insert('visit', visitDoc()))).not.toThrow();
  expect(saved()).toBe(1);
  expect(heard).toEqual(['next']);
});

test('work that would go on after the transaction is refused and leaves nothing', () => {
  expect(() => t.store.write(clerk, async (tx) => tx.insert('visit', visitDoc()))).toThrow();
  expect(saved()).toBe(0);
});

test('a write inside a write is refused, and the outer one leaves nothing', () => {
  expect(() =>
    t.store.write(clerk, (tx) => {
      tx.insert('visit', visitDoc());
      t.store.write(clerk, (inner) => inner.insert('visit', visitDoc()));
    }),
  ).toThrow('inside');
  expect(saved()).toBe(0);
});

test('a write that may be fetched again does not wait for the disk; the next one does, also when it failed', () => {
  const waits = () => t.store.db.pragma('synchronous', { simple: true });
  const [full, normal] = [2, 1];
  const save = (durable?: boolean) =>
    t.store.write(
      clerk,
      (tx) => {
        tx.insert('visit', visitDoc());
        return waits();
      },
      { durable },
    );
  expect([save(), save(false), waits(), save()]).toEqual([full, normal, full, full]);
  const broken = () => {
    throw new Error('a record nobody can take');
  };
  expect(() => t.store.write(clerk, broken, { durable: false })).toThrow('nobody can take');
  expect(waits()).toBe(full);
  expect(saved()).toBe(3);
});
