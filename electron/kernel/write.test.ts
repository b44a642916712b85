import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../tests/factories/customer.ts';
import { type TestStore, testStore } from '../../tests/harness/store.ts';
import { brokenAuditLink } from './audit.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import type { Change } from './write.ts';

let t: TestStore;
beforeEach(async () => {
  t = await testStore();
});
afterEach(() => t.close());

const actor = { id: newId() };
const count = (table: string) => t.store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
const addCustomer = () => t.store.write(actor, (tx) => tx.insert('customer', customerDoc()));

test('a save leaves the row, its operation and its audit line, all or none of them', () => {
  const before = { customers: count('customer'), ops: count('outbox'), lines: count('audit') };
  expect(() =>
    t.store.write(actor, (tx) => {
      tx.insert('customer', customerDoc());
      throw new Error('the power went');
    }),
  ).toThrow('the power went');
  expect({ customers: count('customer'), ops: count('outbox'), lines: count('audit') }).toEqual(before);
  addCustomer();
  expect({ customers: count('customer'), ops: count('outbox'), lines: count('audit') }).toEqual({
    customers: before.customers + 1,
    ops: before.ops + 1,
    lines: before.lines + 1,
  });
});

test('screens hear of a change after it is on disk, and never of one that was rolled back', () => {
  const heard: Change[] = [];
  t.store.onChange((changes) => {
    expect(t.store.db.inTransaction).toBe(false);
    heard.push(...changes);
  });
  expect(() =>
    t.store.write(actor, (tx) => {
      tx.insert('customer', customerDoc());
      throw new Error('no');
    }),
  ).toThrow();
  expect(heard).toEqual([]);
  const saved = addCustomer();
  expect(heard).toEqual([{ entity: 'customer', id: saved.id }]);
});

test('the operation carries the fields that changed, its base and the hash of its exact text', () => {
  const saved = addCustomer();
  t.store.db.prepare('UPDATE customer SET server_seq = 7 WHERE id = ?').run(saved.id);
  t.store.write(actor, (tx) => tx.update('customer', saved.id, { name: '王建国', level: saved.level }, { rev: 1 }));
  const row = t.store.db.prepare('SELECT body, sha256 FROM outbox ORDER BY op_seq DESC LIMIT 1').get() as {
    body: string;
    sha256: string;
  };
  const body = JSON.parse(row.body);
  expect(body).toMatchObject({ entity: 'customer', kind: 'patch', base_seq: 7, actor_id: actor.id });
  expect(Object.keys(body.patch).sort()).toEqual(['name', 'updatedAt', 'updatedBy']);
  expect(row.sha256).toBe(createHash('sha256').update(row.body).digest('hex'));
});

test('the second of two people saving the same card sees what the first changed, and nothing of theirs is overwritten', () => {
  const saved = addCustomer();
  t.store.write(actor, (tx) => tx.update('customer', saved.id, { address: '朝阳路 1 号' }, { rev: 1 }));
  let refusal: unknown;
  try {
    t.store.write({ id: newId() }, (tx) => tx.update('customer', saved.id, { address: '建国路 9 号' }, { rev: 1 }));
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(Refusal);
  expect((refusal as Refusal).code).toBe('record.stale');
  expect((refusal as Refusal).params).toMatchObject({ rev: 2, changes: [{ field: 'address', to: '朝阳路 1 号' }] });
  expect(t.store.db.prepare('SELECT address FROM customer WHERE id = ?').pluck().get(saved.id)).toBe('朝阳路 1 号');
});

test('a save that changes nothing writes nothing', () => {
  const saved = addCustomer();
  const before = count('outbox');
  t.store.write(actor, (tx) => tx.update('customer', saved.id, { name: saved.name }, { rev: 1 }));
  expect(count('outbox')).toBe(before);
});

test('the audit log refuses changes and shows where a chain was broken behind its back', () => {
  addCustomer();
  addCustomer();
  expect(() => t.store.db.prepare(`UPDATE audit SET detail = '{}'`).run()).toThrow('append-only');
  expect(() => t.store.db.prepare('DELETE FROM audit').run()).toThrow('append-only');
  expect(brokenAuditLink(t.store.db)).toBeNull();
  t.store.db.exec('DROP TRIGGER audit_no_update');
  t.store.db.prepare(`UPDATE audit SET actor_id = 'somebody else' WHERE seq = 1`).run();
  expect(brokenAuditLink(t.store.db)).toBe(1);
});
