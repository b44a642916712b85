import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { pcOf, type TestPc, testPc } from '../../../../tests/harness/pc.ts';
import { bringBack, bringIn, carryOut, idOf, receiptOf } from '../../../../tests/harness/stick.ts';
import { testStore } from '../../../../tests/harness/store.ts';
import { silentLogger } from '../../../kernel/logger.ts';
import { readEnrolment } from '../enrolment/enrolled.ts';
import { openIssues } from '../issues/issues.ts';
import { discard, resend } from '../issues/refused.ts';
import { checkStanding } from '../restore/restore.ts';
import { syncHistory, syncIssues } from '../status/history.ts';
import { usbStanding } from './files.ts';
import { keysOf, seal, unseal } from './seal.ts';

const LINA = { id: '0190f5e0-0000-7000-8000-00000000000a' };
const ZHOU = { id: '0190f5e0-0000-7000-8000-00000000000b' };
const MANAGER = { id: ZHOU.id, role: 'manager' } as const;
const DAY = 86_400_000;

let place: GatewayPlace;
let g: TestGateway;
let storeId: string;
let stores = 0;
/** The PC without a line; it was enrolled while it had one. */
let alone: TestPc;
/** Another PC of the showroom, which has one. */
let carrier: TestPc;
beforeAll(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  g = await startTestGateway(place);
});
afterAll(async () => {
  await g.close();
  await place.remove();
});
beforeEach(async () => {
  storeId = `Q${++stores}`;
  alone = await testPc(g, { storeId });
  carrier = await testPc(g, { storeId });
});
afterEach(() => {
  alone.close();
  carrier.close();
});

const save = (pc: TestPc, changes = {}) =>
  pc.store.write(LINA, (tx) =>
    tx.insert('customer', customerDoc({ name: '沈国栋', mobile: '13912345678', ...changes })),
  ).id;
const edit = (pc: TestPc, id: string, changes: Record<string, unknown>) =>
  pc.store.write(ZHOU, (tx) => tx.update('customer', id, changes));
const online = async (...pcs: TestPc[]) => {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
};
const atGateway = () => g.gateway.documents(storeId, 'customer');
const effects = async () => {
  const customers = `SELECT count(*) AS count FROM change_log WHERE store_id = $1 AND entity = 'customer'`;
  return (await g.gateway.database.query<{ count: number }>(customers, [storeId]))[0]!.count;
};
const states = (pc: TestPc) => pc.store.db.prepare('SELECT state FROM outbox ORDER BY op_seq').pluck().all();
const lastOk = (pc: TestPc) => readEnrolment(pc.store.db)!.lastOkAt;
const seq = (pc: TestPc, id: string) => pc.shows('customer', id, 'server_seq');
/** Everything a receipt could change, without the log of who brought it in. */
const contentOf = ({ store }: TestPc) =>
  ['outbox', 'customer', 'sync_issue', 'sync_state', 'usb_export'].map((table) =>
    store.db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
  );

/** There and back again: the other PC sends and has its answers. */
async function roundTrip() {
  const stick = await carryOut(alone);
  await bringIn(carrier, stick);
  await online(carrier);
  return { stick, receipt: await receiptOf(carrier, stick) };
}

test('a receipt tells the PC without a line what arrived: nothing waits any more, and it stays without contact', async () => {
  const seen = save(alone);
  await online(alone);
  const seenAt = seq(alone, seen);
  const contact = lastOk(alone);
  alone.clock.advance(4 * DAY);
  const id = save(alone);
  edit(alone, seen, { remarks: '看了 RX' });
  edit(carrier, save(carrier, { mobile: '13700137000' }), { remarks: '另一台' });
  const { receipt } = await roundTrip();
  expect([receipt.count, receipt.of]).toEqual([2, 2]);
  expect(await bringBack(alone, receipt)).toEqual({ delivered: 2, refused: 0, skipped: 0 });
  expect(states(alone)).toEqual(['acked', 'acked', 'acked']);
  expect([alone.shows('customer', seen, 'remarks'), seq(alone, seen)]).toEqual(['看了 RX', seenAt]);
  expect(seq(alone, id)).not.toBeNull();
  expect(lastOk(alone)).toBe(contact);
});

test('both PCs say how far it is: carried out, brought in, answered, receipt back', async () => {
  save(alone);
  save(alone, { mobile: '13700137000' });
  const at = alone.clock.now();
  const stick = await carryOut(alone);
  expect(usbStanding(alone.store)).toEqual({
    carriedOut: { at, count: 2, receiptAt: null, answered: 0 },
    broughtIn: [],
  });
  await bringIn(carrier, stick);
  const file = { id: idOf(stick.file), carriedOutAt: at, count: 2 };
  expect(usbStanding(carrier.store).broughtIn).toMatchObject([{ ...file, answered: 0, onTheWay: 2, receiptAt: null }]);
  await expect(receiptOf(carrier, stick)).rejects.toMatchObject({ code: 'usb.noAnswers' });
  await online(carrier);
  expect(usbStanding(carrier.store).broughtIn).toMatchObject([{ ...file, answered: 2, onTheWay: 0, receiptAt: null }]);
  const receipt = await receiptOf(carrier, stick);
  expect(usbStanding(carrier.store).broughtIn).toMatchObject([{ receiptAt: carrier.clock.now() }]);
  alone.clock.advance(DAY);
  await bringBack(alone, receipt);
  expect(usbStanding(alone.store).carriedOut).toEqual({ at, count: 2, receiptAt: at + DAY, answered: 2 });
});

test('brought in twice a receipt changes nothing, and another one of the same file neither', async () => {
  save(alone, { name: '' });
  save(alone, { mobile: '13700137000' });
  const { stick, receipt } = await roundTrip();
  expect(await bringBack(alone, receipt)).toEqual({ delivered: 1, refused: 1, skipped: 0 });
  const before = contentOf(alone);
  alone.clock.advance(DAY);
  for (const again of [receipt, await receiptOf(carrier, stick)])
    expect(await bringBack(alone, again)).toEqual({ delivered: 0, refused: 0, skipped: 2 });
  expect(contentOf(alone)).toEqual(before);
});

test('a conflict opens the question at the PC that saved it, with the version of head office', async () => {
  const id = save(carrier);
  await online(carrier, alone);
  edit(carrier, id, { mobile: '13811111111' });
  await online(carrier);
  edit(alone, id, { mobile: '13822222222' });
  const { receipt } = await roundTrip();
  expect(await bringBack(alone, receipt)).toEqual({ delivered: 0, refused: 1, skipped: 0 });
  expect(openIssues(alone.store, MANAGER)).toMatchObject([{ entityId: id, kind: 'conflict', fields: ['mobile'] }]);
  const issue = alone.store.db.prepare('SELECT server_json AS theirs FROM sync_issue').get() as { theirs: string };
  expect(JSON.parse(issue.theirs)).toMatchObject({ mobile: '13811111111' });
  expect(alone.shows('customer', id, 'mobile')).toBe('13822222222');
});

test('a refused change is mended at its PC, carried again and arrives, past the refusal at the other PC', async () => {
  const id = save(alone, { name: '' });
  edit(alone, id, { remarks: '看了 RX' });
  const { stick, receipt } = await roundTrip();
  expect(usbStanding(carrier.store).broughtIn).toMatchObject([{ count: 2, answered: 1, onTheWay: 0 }]);
  await bringBack(alone, receipt);
  expect(syncIssues(alone.store)).toMatchObject([{ entityId: id, state: 'rejected' }]);
  expect(syncIssues(alone.store)[0]!.message).toBe(syncIssues(carrier.store)[0]!.message);
  edit(alone, id, { name: '沈国栋' });
  resend(alone.store, ZHOU, syncIssues(alone.store)[0]!.opId);
  const second = await roundTrip();
  expect(await atGateway()).toMatchObject([{ id, doc: { name: '沈国栋', remarks: '看了 RX' } }]);
  expect(syncIssues(carrier.store)).toEqual([]);
  await bringBack(alone, second.receipt);
  expect([...new Set(states(alone))].sort()).toEqual(['acked', 'discarded']);
  // The older stick once more: what was replaced stays replaced.
  await bringIn(carrier, stick);
  await online(carrier, alone);
  expect(await atGateway()).toMatchObject([{ doc: { name: '沈国栋', remarks: '看了 RX' } }]);
});

test('what was given up at the other PC goes again when its own PC carries it again', async () => {
  save(alone);
  const stick = await carryOut(alone);
  await bringIn(carrier, stick);
  discard(carrier.store, ZHOU, syncHistory(carrier.store, null).rows[0]!.opId, '不要');
  await expect(receiptOf(carrier, stick)).rejects.toMatchObject({ code: 'usb.noAnswers' });
  const { receipt } = await roundTrip();
  expect(await bringBack(alone, receipt)).toMatchObject({ delivered: 1 });
  expect(await atGateway()).toHaveLength(1);
});

test('a conflict that was settled at the other PC is told as the conflict it was', async () => {
  const id = save(carrier);
  await online(carrier, alone);
  edit(carrier, id, { mobile: '13811111111' });
  await online(carrier);
  edit(alone, id, { mobile: '13822222222' });
  const stick = await carryOut(alone);
  await bringIn(carrier, stick);
  await online(carrier);
  discard(carrier.store, ZHOU, syncIssues(carrier.store)[0]!.opId, '以总部为准');
  await bringBack(alone, await receiptOf(carrier, stick));
  expect(openIssues(alone.store, MANAGER)).toMatchObject([{ entityId: id, kind: 'conflict' }]);
});

test('answers so far: the others keep waiting, and the next receipt brings them', async () => {
  const [first, second] = [save(alone), save(alone, { mobile: '13700137000' })];
  const stick = await carryOut(alone);
  await bringIn(carrier, stick);
  carrier.store.db
    .prepare(`UPDATE outbox SET next_try_at = ? WHERE entity_id = ?`)
    .run(carrier.clock.now() + 1000, second);
  await online(carrier);
  const partial = await receiptOf(carrier, stick);
  expect([partial.count, partial.of]).toEqual([1, 2]);
  await bringBack(alone, partial);
  expect(states(alone)).toEqual(['acked', 'pending']);
  expect(usbStanding(alone.store).carriedOut).toMatchObject({ count: 2, answered: 1 });
  carrier.clock.advance(2000);
  await online(carrier);
  expect(await bringBack(alone, await receiptOf(carrier, stick))).toEqual({ delivered: 1, refused: 0, skipped: 1 });
  expect(usbStanding(alone.store).carriedOut).toMatchObject({ count: 2, answered: 2 });
  // The older one afterwards takes nothing back.
  await bringBack(alone, partial);
  expect(usbStanding(alone.store).carriedOut).toMatchObject({ answered: 2 });
  expect([seq(alone, first), seq(alone, second)]).not.toContain(null);
});

test('with a line later nothing is sent twice: what the receipt named not at all, the rest as duplicates', async () => {
  const ids = [save(alone), save(alone, { mobile: '13700137000' }), save(alone, { mobile: '13600136000' })];
  const { receipt } = await roundTrip();
  const before = await effects();
  edit(alone, ids[0]!, { remarks: '回执还没回来' });
  await online(alone);
  expect(await effects()).toBe(before + 1);
  expect(await bringBack(alone, receipt)).toEqual({ delivered: 0, refused: 0, skipped: 3 });
  save(alone, { mobile: '13500135000' });
  const next = await roundTrip();
  expect(next.stick.count).toBe(1);
  await bringBack(alone, next.receipt);
  const settled = await effects();
  await online(alone, carrier);
  expect(await effects()).toBe(settled);
  expect(await atGateway()).toHaveLength(4);
  expect(states(alone)).toEqual(Array(5).fill('acked'));
  expect(await alone.prove()).toBe(true);
  expect(readEnrolment(alone.store.db)!.proof).toMatchObject({ healed: 0, open: 0 });
});

test('a change discarded meanwhile: that it was refused is no news, that it arrived is the truth', async () => {
  const [refused, arrived] = [save(alone, { name: '' }), save(alone, { mobile: '13700137000' })];
  const { receipt } = await roundTrip();
  for (const { opId } of syncHistory(alone.store, null).rows) discard(alone.store, ZHOU, opId, '登记错了');
  expect(await bringBack(alone, receipt)).toEqual({ delivered: 1, refused: 0, skipped: 1 });
  const stateOf = (id: string) =>
    alone.store.db.prepare('SELECT state FROM outbox WHERE entity_id = ?').pluck().get(id);
  expect([stateOf(refused), stateOf(arrived)]).toEqual(['discarded', 'acked']);
  expect(syncIssues(alone.store)).toEqual([]);
});

test('a change that went to another card is taken off this one, as when the line says so', async () => {
  const [kept, lost] = [save(carrier), save(carrier, { mobile: '13700137000' })];
  await online(carrier, alone);
  carrier.store.write(ZHOU, (tx) => tx.merge('customer', lost, kept));
  await online(carrier);
  edit(alone, lost, { remarks: '给并掉的卡' });
  const { receipt } = await roundTrip();
  await bringBack(alone, receipt);
  expect(alone.store.db.prepare('SELECT state, code FROM outbox').all()).toEqual([
    { state: 'acked', code: 'followed' },
  ]);
  expect(alone.shows('customer', lost, 'remarks')).toBeNull();
  await online(alone);
  expect(alone.shows('customer', kept, 'remarks')).toBe('给并掉的卡');
});

test('over two PCs: the receipt comes back the same way, PC by PC', async () => {
  const between = await testPc(g, { storeId });
  try {
    save(alone);
    save(between, { mobile: '13700137000' });
    const first = await carryOut(alone);
    await bringIn(between, first);
    const second = await carryOut(between);
    expect(second.count).toBe(2);
    await bringIn(carrier, second);
    await online(carrier);
    await bringBack(between, await receiptOf(carrier, second));
    expect(states(between)).toEqual(['acked', 'acked']);
    expect(await bringBack(alone, await receiptOf(between, first))).toMatchObject({ delivered: 1, skipped: 0 });
    expect(states(alone)).toEqual(['acked']);
  } finally {
    between.close();
  }
});

test('a receipt of another PC, another showroom, another head office, damaged, with a wrong passphrase or none at all is refused by name', async () => {
  save(alone);
  const { stick, receipt } = await roundTrip();
  const before = contentOf(alone);
  const { file } = receipt;
  const end = file.indexOf(0x0a);
  const flipped = (at: number) => {
    const copy = Buffer.from(file);
    copy[at]! ^= 1;
    return copy;
  };
  const rewritten = (from: string, to: string) => Buffer.from(file.toString('latin1').replace(from, to), 'latin1');
  for (const [bytes, code] of [
    [flipped(end + 20), 'usb.receiptDamaged'],
    [flipped(file.length - 1), 'usb.receiptDamaged'],
    [rewritten('"count":1', '"count":2'), 'usb.receiptDamaged'],
    [file.subarray(0, -10), 'usb.receiptDamaged'],
    [rewritten('"version":1', '"version":9'), 'usb.newer'],
    [stick.file, 'usb.isExport'],
    [Buffer.from('%PDF-1.7\nno stick of ours'), 'usb.notOurs'],
  ] as const)
    await expect(bringBack(alone, { ...receipt, file: bytes })).rejects.toMatchObject({ code });
  const wrong = bringBack(alone, { ...receipt, passphrase: 'AAAAA-BBBBB-CCCCC-DDDDD' });
  await expect(wrong).rejects.toMatchObject({ code: 'usb.passphrase', field: 'passphrase' });
  await expect(bringIn(carrier, receipt)).rejects.toMatchObject({ code: 'usb.isReceipt' });
  await expect(bringBack(carrier, receipt)).rejects.toMatchObject({ code: 'usb.receiptOtherPc' });
  const stranger = await testPc(g, { storeId: `${storeId}-far` });
  const nobody = await testStore();
  try {
    await expect(bringBack(stranger, receipt)).rejects.toMatchObject({ code: 'usb.otherShowroom' });
    await expect(bringBack(nobody as TestPc, receipt)).rejects.toMatchObject({ code: 'sync.unenrolled' });
  } finally {
    stranger.close();
    nobody.close();
  }
  expect(contentOf(alone)).toEqual(before);
  alone.followEpoch('restored-since');
  await expect(bringBack(alone, receipt)).rejects.toMatchObject({ code: 'usb.receiptOtherOffice' });
  expect(states(alone)).toEqual(['pending']);
});

test('a receipt cannot be made of a file by putting another first line before it, nor be read without the passphrase', async () => {
  save(alone);
  const { stick, receipt } = await roundTrip();
  const [line] = (await unseal(receipt.file, receipt.passphrase, 'receipt')).content.toString().split('\n');
  expect(JSON.parse(line!)).toMatchObject({ status: 'applied' });
  expect(receipt.file.includes((JSON.parse(line!) as { op_id: string }).op_id)).toBe(false);
  const first = receipt.file.subarray(0, receipt.file.indexOf(0x0a));
  const about = JSON.parse(first.toString()) as Parameters<typeof seal>[0] & { salt: string };
  const keys = await keysOf(stick.passphrase, Buffer.from(about.salt, 'base64url'));
  const forged = seal(about, Buffer.from('x'), { ...keys, key: keys.exportKey });
  await expect(bringBack(alone, { ...receipt, file: forged })).rejects.toMatchObject({ code: 'usb.receiptDamaged' });
  // What the sending PC keeps opens no file.
  const kept = carrier.store.db.prepare('SELECT receipt_key FROM usb_import').pluck().get() as Buffer;
  expect([kept.equals(keys.receiptKey), kept.equals(keys.exportKey)]).toEqual([true, false]);
  expect(JSON.stringify(carrier.store.db.prepare('SELECT * FROM audit').all())).not.toContain(stick.passphrase);
});

test('an answer is for the text it was given for: a change whose text is another here goes on waiting', async () => {
  save(alone);
  const { receipt } = await roundTrip();
  alone.store.db.prepare('UPDATE outbox SET sha256 = ?').run('0'.repeat(64));
  expect(await bringBack(alone, receipt)).toEqual({ delivered: 0, refused: 0, skipped: 1 });
  expect(states(alone)).toEqual(['pending']);
});

test('enrolled anew since, the PC still takes the receipt of what it carried out before', async () => {
  save(alone);
  const { receipt } = await roundTrip();
  alone.store.db
    .prepare(`UPDATE sync_state SET device_id = ?, epoch = 'new'`)
    .run('0190f5e0-0000-7000-8000-0000000000ff');
  expect(await bringBack(alone, receipt)).toMatchObject({ delivered: 1 });
});

/** Closes the PC without a line, lets `work` loose on its folder, and starts it as the app does. */
async function restart(work: () => void): Promise<void> {
  const { close, dir } = alone;
  alone.store.close();
  work();
  const t = await testStore({ dir });
  checkStanding(t.store, silentLogger());
  alone = {
    ...t,
    ...pcOf(t),
    close() {
      t.close();
      close();
    },
  };
}
const takeBackup = (to: string) => restart(() => cpSync(alone.dir, to, { recursive: true }));
const putBack = (backup: string) =>
  restart(() => {
    for (const file of ['store.db', 'store.db-wal', 'store.db-shm']) {
      rmSync(join(alone.dir, file), { force: true });
      if (existsSync(join(backup, file))) cpSync(join(backup, file), join(alone.dir, file));
    }
  });

test('after a backup was put back an older receipt is right about what the backup has, and says nothing of what is new', async () => {
  const backup = `${alone.dir}-backup`;
  try {
    const kept = save(alone);
    await takeBackup(backup);
    const lost = save(alone, { mobile: '13700137000' });
    const { receipt } = await roundTrip();
    const before = readEnrolment(alone.store.db)!.epoch;
    await putBack(backup);
    expect(readEnrolment(alone.store.db)!.epoch).not.toBe(before);
    // Takes the number of the operation that was lost.
    const fresh = save(alone, { mobile: '13600136000' });
    expect(await bringBack(alone, receipt)).toEqual({ delivered: 1, refused: 0, skipped: 1 });
    expect(states(alone)).toEqual(['acked', 'pending']);
    const next = await roundTrip();
    expect(next.stick.count).toBe(1);
    expect(await bringBack(alone, next.receipt)).toMatchObject({ delivered: 1 });
    await online(alone);
    const ids = alone.store.db.prepare('SELECT id FROM customer ORDER BY id').pluck().all();
    expect(ids).toEqual([kept, lost, fresh].sort());
    expect(await atGateway()).toHaveLength(3);
  } finally {
    rmSync(backup, { recursive: true, force: true });
  }
});

test('a receipt of a time before this store that names nothing of it is refused', async () => {
  const backup = `${alone.dir}-backup`;
  try {
    await takeBackup(backup);
    save(alone);
    const { receipt } = await roundTrip();
    await putBack(backup);
    save(alone, { mobile: '13600136000' });
    await expect(bringBack(alone, receipt)).rejects.toMatchObject({ code: 'usb.receiptOtherEpoch' });
    expect(states(alone)).toEqual(['pending']);
  } finally {
    rmSync(backup, { recursive: true, force: true });
  }
});

test('a receipt for hundreds of changes is whole', async () => {
  alone.store.write(LINA, (tx) => {
    for (let i = 0; i < 450; i += 1)
      tx.insert(
        'customer',
        customerDoc({ name: i % 90 === 0 ? '' : `客户${i}`, mobile: `138${String(i).padStart(8, '0')}` }),
      );
  });
  const { receipt } = await roundTrip();
  expect(receipt.count).toBe(450);
  expect(await bringBack(alone, receipt)).toEqual({ delivered: 445, refused: 5, skipped: 0 });
  expect(states(alone).filter((state) => state === 'pending')).toEqual([]);
});
