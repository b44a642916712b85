import { expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { twoPcs } from '../../../../tests/harness/two-pcs.ts';
import { silentLogger } from '../../../kernel/logger.ts';
import { readEnrolment } from '../enrolment/enrolled.ts';
import { checkStanding } from '../restore/restore.ts';
import { prover } from './proof.ts';

const LINA = { id: '0190f5e0-0000-7000-8000-00000000000a' };
const pcs = twoPcs();

/** Both PCs have the card; then B is what an app left that did not know the field: empty, at the same place of the feed. */
async function receivedWithoutRemarks() {
  const id = pcs.a.store.write(LINA, (tx) => tx.insert('customer', customerDoc({ remarks: '喜欢白色' })).id);
  await pcs.exchange(pcs.a, pcs.b);
  const { db } = pcs.b.store;
  db.prepare('UPDATE customer SET remarks = NULL WHERE id = ?').run(id);
  db.prepare("UPDATE sync_state SET known_fields = 'of an older app'").run();
  return () => db.prepare('SELECT remarks FROM customer WHERE id = ?').pluck().get(id);
}

test('a PC that is upgraded gets the fields its older app left out, without any number being raised', async () => {
  const remarks = await receivedWithoutRemarks();
  await pcs.exchange(pcs.b);
  expect(remarks()).toBeNull();
  checkStanding(pcs.b.store, silentLogger());
  await pcs.exchange(pcs.b);
  expect(remarks()).toBe('喜欢白色');
  checkStanding(pcs.b.store, silentLogger());
  expect(readEnrolment(pcs.b.store.db)?.snapshotAfter).toBeNull();
});

test('the nightly proof notices records that were received without a field', async () => {
  const remarks = await receivedWithoutRemarks();
  expect(await prover(pcs.b.store, silentLogger()).claim()).toBeNull();
  await pcs.exchange(pcs.b);
  expect(remarks()).toBe('喜欢白色');
  expect(await prover(pcs.b.store, silentLogger()).claim()).not.toBeNull();
});
