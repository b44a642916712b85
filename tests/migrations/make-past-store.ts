/**
 * Makes the populated store of the present version for `fixtures/`: `node tests/migrations/make-past-store.ts`, once, when
 * a version is released. It is never made again: later versions are tested against what was really written then.
 */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveDraft } from '../../electron/features/settings/drafts.ts';
import { outboxQueue } from '../../electron/features/sync/sending/outbox-queue.ts';
import { appVersion } from '../../electron/showroom.ts';
import { customerDoc } from '../factories/customer.ts';
import { vehicleDoc } from '../factories/vehicle.ts';
import { visitDoc } from '../factories/visit.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { countRows, fixtures, type PastStore, storeFiles } from './past-store.ts';

const ADMIN = { name: '韩梅', login: 'hanmei', password: 'correct horse' };
const SOUGHT = { name: '欧阳清风', mobile: '13987654321' };
const system = { id: 'system' };

/** One record of everything a showroom keeps, in most of the states it can be in. */
async function live(app: TestApp): Promise<Pick<PastStore, 'recoveryKey' | 'sought'>> {
  const { store } = app.showroom;
  const setUp = { showroomName: '城西店', showroomCode: 'S001', admin: ADMIN };
  const { recoveryKey } = await app.anonymous.setup.firstRun(setUp);
  await app.anonymous.setup.confirmRecoveryKey({ lastGroup: recoveryKey.slice(-5) });
  const consultants = [app.staff('consultant', '周凯'), app.staff('consultant', '吴迪')];
  await app.caller('manager').visits.rota.set({ on: '2026-03-14', staffIds: consultants });
  saveDraft(store, consultants[0]!, 'register', { guestName: '李先生' });

  const sought = await app.caller('consultant').customers.create({ ...SOUGHT, level: 'B', interestSeries: 'RX' });
  store.write(system, (tx) => {
    for (let i = 0; i < 24; i++) tx.insert('customer', customerDoc());
    tx.insert('customer', customerDoc({ kind: 'company', uscc: '91350211M000100Y43', fleetSize: 12 }));
    tx.remove('customer', tx.insert('customer', customerDoc()).id);
    for (let i = 0; i < 10; i++) tx.insert('vehicle', vehicleDoc(i % 3 ? {} : { plate: `京A${10_000 + i}` }));
    for (let i = 0; i < 12; i++) tx.insert('visit', visitDoc(i % 2 ? {} : { customerId: sought.id }));
    tx.update('customer', sought.id, { hqShareConsent: 'granted', remarks: '周末再来' });
  });
  const sent = store.db.prepare('SELECT op_id FROM outbox ORDER BY op_seq LIMIT 6').pluck().all() as string[];
  const answer = { server_seq: null, code: null, message: null, retryable: false, server_doc: null };
  outboxQueue(store).applyResults(
    sent.map((op_id, i) => {
      if (i < 4) return { ...answer, op_id, status: 'applied' as const, server_seq: i + 1 };
      return { ...answer, op_id, status: i === 4 ? ('conflict' as const) : ('deferred' as const), code: 'later' };
    }),
  );
  return { recoveryKey, sought: { id: sought.id, typed: ['欧阳', 'oyqf', '4321', SOUGHT.mobile] } };
}

const target = (name: string) => join(fixtures, `${appVersion}.${name}`);
if (existsSync(target('json')))
  throw new Error(`there is a store of ${appVersion} already; past stores stay as they are`);
const app = await testApp();
const { store } = app.showroom;
const lived = await live(app);
const past: PastStore = { version: appVersion, rows: countRows(store.db), admin: ADMIN, ...lived };
store.db.exec('VACUUM');
store.db.pragma('wal_checkpoint(TRUNCATE)');
for (const name of storeFiles) copyFileSync(join(app.dir, name), target(name));
writeFileSync(target('json'), `${JSON.stringify(past, null, 2)}\n`);
await app.close();
process.stdout.write(`${target('store.db')}: ${readFileSync(target('store.db')).length} bytes\n`);
