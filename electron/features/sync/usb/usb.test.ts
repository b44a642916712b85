import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { visitDoc } from '../../../../tests/factories/visit.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { type TestPc, testPc } from '../../../../tests/harness/pc.ts';
import { bringIn, carryOut } from '../../../../tests/harness/stick.ts';
import { testStore } from '../../../../tests/harness/store.ts';
import { newId } from '../../../kernel/ids.ts';
import { resolveIssue } from '../issues/decisions.ts';
import { openIssue, openIssues } from '../issues/issues.ts';
import { importWaiting } from './import.ts';
import { unseal } from './seal.ts';
import { keepPiece } from './uploads.ts';

const LINA = { id: '0190f5e0-0000-7000-8000-00000000000a' };
const ZHOU = { id: '0190f5e0-0000-7000-8000-00000000000b' };
const NAME = '沈国栋';
const MOBILE = '13912345678';

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
  storeId = `U${++stores}`;
  alone = await testPc(g, { storeId });
  carrier = await testPc(g, { storeId });
});
afterEach(() => {
  alone.close();
  carrier.close();
});

const save = (pc: TestPc, changes = {}) =>
  pc.store.write(LINA, (tx) => tx.insert('customer', customerDoc({ name: NAME, mobile: MOBILE, ...changes }))).id;
const edit = (pc: TestPc, id: string, changes: Record<string, unknown>) =>
  pc.store.write(ZHOU, (tx) => tx.update('customer', id, changes));
const online = async (...pcs: TestPc[]) => {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
};
const atGateway = (entity: 'customer' | 'visit' = 'customer') => g.gateway.documents(storeId, entity);

/** All that a refused file must not change. */
const contentOf = ({ store }: { store: TestPc['store'] }) =>
  store.db.prepare('SELECT op_id, state FROM outbox ORDER BY op_seq').all();
const waiting = (pc: TestPc) =>
  pc.store.db.prepare(`SELECT count(*) FROM outbox WHERE state = 'pending'`).pluck().get();
const audited = (pc: TestPc, action: string) =>
  pc.store.db.prepare(`SELECT detail FROM audit WHERE action = ? ORDER BY rowid DESC`).pluck().get(action);

test('what a PC without a line saved reaches head office through another PC, and that PC shows it', async () => {
  const id = save(alone);
  edit(alone, id, { remarks: '看了 RX' });
  const own = save(carrier, { name: '李四', mobile: '13700137000' });
  const stick = await carryOut(alone);
  expect(stick.count).toBe(waiting(alone));
  expect(await bringIn(carrier, stick)).toEqual({ added: stick.count, known: 0, unreadable: 0 });
  await online(carrier);
  expect((await atGateway()).map(({ doc }) => [doc.name, doc.remarks ?? null]).sort()).toEqual(
    [
      [NAME, '看了 RX'],
      ['李四', null],
    ].sort(),
  );
  expect([carrier.shows('customer', id, 'name'), carrier.shows('customer', id, 'remarks')]).toEqual([NAME, '看了 RX']);
  expect(carrier.shows('customer', own, 'name')).toBe('李四');
});

test('the records count once, also when the PC gets a line of its own later, and its next changes are no conflict', async () => {
  const id = save(alone);
  await bringIn(carrier, await carryOut(alone));
  await online(carrier);
  edit(alone, id, { mobile: '13811111111' });
  await online(alone, carrier);
  expect(waiting(alone)).toBe(0);
  expect(await atGateway()).toMatchObject([{ id, doc: { mobile: '13811111111' } }]);
  const effects = await g.gateway.database.query<{ count: number }>(
    'SELECT count(*) AS count FROM change_log WHERE store_id = $1 AND entity_id = $2',
    [storeId, id],
  );
  expect(effects).toEqual([{ count: 2 }]);
  expect(carrier.shows('customer', id, 'mobile')).toBe('13811111111');
  const issues = (pc: TestPc) => pc.store.db.prepare('SELECT kind FROM sync_issue').all();
  expect([issues(alone), issues(carrier)]).toEqual([[], []]);
});

test('they count once too when the PC itself was first and the stick comes late', async () => {
  save(alone);
  const stick = await carryOut(alone);
  await online(alone);
  await bringIn(carrier, stick);
  await online(carrier, alone);
  expect(await atGateway()).toHaveLength(1);
  expect([waiting(alone), waiting(carrier)]).toEqual([0, 0]);
});

test('the same file brought in again changes nothing, before it was sent and after', async () => {
  save(alone);
  const stick = await carryOut(alone);
  await bringIn(carrier, stick);
  const before = contentOf(carrier);
  expect(await bringIn(carrier, stick)).toEqual({ added: 0, known: stick.count, unreadable: 0 });
  expect(contentOf(carrier)).toEqual(before);
  await online(carrier);
  const sent = contentOf(carrier);
  expect(await bringIn(carrier, stick)).toEqual({ added: 0, known: stick.count, unreadable: 0 });
  await online(carrier);
  expect(contentOf(carrier)).toEqual(sent);
  expect(await atGateway()).toHaveLength(1);
});

test('brought back to the PC it comes from, a file adds nothing', async () => {
  save(alone);
  const stick = await carryOut(alone);
  expect(await bringIn(alone, stick)).toMatchObject({ added: 0, known: stick.count });
});

test('a phone changed on both PCs meanwhile becomes one question to a person, and no change is lost', async () => {
  const id = save(carrier);
  await online(carrier, alone);
  edit(carrier, id, { mobile: '13811111111' });
  edit(alone, id, { mobile: '13822222222' });
  await online(carrier);
  await bringIn(carrier, await carryOut(alone));
  await online(carrier);
  expect(await atGateway()).toMatchObject([{ doc: { mobile: '13811111111' } }]);
  const issues = carrier.store.db.prepare('SELECT kind, local_json AS mine FROM sync_issue').all();
  expect(issues).toEqual([{ kind: 'conflict', mine: '{"mobile":"13822222222"}' }]);
});

test('the question what the stick brought is asked at the PC that carried it, with both numbers, and is settled for both', async () => {
  const id = save(carrier);
  await online(carrier, alone);
  edit(carrier, id, { mobile: '13811111111' });
  edit(alone, id, { mobile: '13822222222' });
  edit(alone, id, { occupation: '医生' });
  await online(carrier);
  await bringIn(carrier, await carryOut(alone));
  await online(carrier);
  const manager = { id: 'system', role: 'manager' as const };
  const [issue] = openIssues(carrier.store, manager);
  expect(openIssue(carrier.store, manager, issue!.id).values).toMatchObject([
    { field: 'mobile', mine: '13822222222', theirs: '13811111111' },
  ]);
  resolveIssue(carrier.store, manager, { id: issue!.id, picks: { mobile: 'mine' } });
  await online(carrier, carrier);
  expect(await atGateway()).toMatchObject([{ doc: { mobile: '13822222222', occupation: '医生' } }]);
});

test('nothing in the file can be read without the passphrase: no name, no number, no plain packing', async () => {
  save(alone);
  const { file, passphrase } = await carryOut(alone);
  const [first] = file.toString('latin1').split('\n');
  const header = JSON.parse(Buffer.from(first!, 'latin1').toString()) as Record<string, unknown>;
  expect(header).toMatchObject({ format: 'zhanting-usb', store_id: storeId, count: 1 });
  for (const secret of [NAME, MOBILE, passphrase, passphrase.replaceAll('-', '')]) {
    expect(file.includes(secret)).toBe(false);
    expect(file.includes(Buffer.from(secret).toString('base64'))).toBe(false);
  }
  expect(() => gunzipSync(file.subarray(first!.length + 1))).toThrow();
  expect((await unseal(file, passphrase, 'export')).content.includes(NAME)).toBe(true);
});

test('each file has a passphrase of its own; it is taken as it was copied by hand, and a wrong one is told from a damaged file', async () => {
  save(alone);
  const [stick, other] = [await carryOut(alone), await carryOut(alone)];
  expect(stick.passphrase).not.toBe(other.passphrase);
  const before = contentOf(carrier);
  const wrong = bringIn(carrier, { ...stick, passphrase: other.passphrase });
  await expect(wrong).rejects.toMatchObject({ code: 'usb.passphrase', field: 'passphrase' });
  expect(contentOf(carrier)).toEqual(before);
  const typed = stick.passphrase.toLowerCase().replaceAll('-', ' ');
  expect(await bringIn(carrier, { ...stick, passphrase: typed })).toMatchObject({ added: 1 });
});

test('a file of another showroom, a damaged, a shortened, a newer and a strange one are refused, each by name', async () => {
  save(alone);
  const stick = await carryOut(alone);
  const { file } = stick;
  const flipped = (at: number) => {
    const copy = Buffer.from(file);
    copy[at]! ^= 1;
    return copy;
  };
  const end = file.indexOf(0x0a);
  const newer = Buffer.concat([
    Buffer.from(file.subarray(0, end).toString().replace('"version":1', '"version":99')),
    file.subarray(end),
  ]);
  const counted = Buffer.from(file.toString('latin1').replace('"count":1', '"count":2'), 'latin1');
  const before = contentOf(carrier);
  for (const [bytes, code] of [
    [flipped(end + 20), 'usb.damaged'],
    [flipped(file.length - 1), 'usb.damaged'],
    [counted, 'usb.damaged'],
    [file.subarray(0, -10), 'usb.damaged'],
    [newer, 'usb.newer'],
    [Buffer.from('%PDF-1.7\nno stick of ours'), 'usb.notOurs'],
    [Buffer.from('no line end'), 'usb.notOurs'],
  ] as const) {
    await expect(bringIn(carrier, { ...stick, file: bytes })).rejects.toMatchObject({ code });
  }
  const stranger = await testPc(g, { storeId: `${storeId}-far` });
  const nobody = await testStore();
  try {
    await expect(bringIn(stranger, stick)).rejects.toMatchObject({ code: 'usb.otherShowroom' });
    await expect(bringIn(nobody, stick)).rejects.toMatchObject({ code: 'sync.unenrolled' });
    expect([contentOf(stranger), contentOf(nobody)]).toEqual([[], []]);
  } finally {
    stranger.close();
    nobody.close();
  }
  expect(contentOf(carrier)).toEqual(before);
});

test('a file that arrives with a piece missing is not read; nothing to carry is said so', async () => {
  await expect(carryOut(carrier)).rejects.toMatchObject({ code: 'usb.nothing' });
  save(alone);
  const { file, passphrase } = await carryOut(alone);
  const upload = newId();
  keepPiece(carrier.store, upload, 0, file.subarray(0, -50));
  expect(() => keepPiece(carrier.store, upload, file.length - 40, file.subarray(-40))).toThrow(
    expect.objectContaining({ code: 'usb.interrupted' }),
  );
  await expect(importWaiting(carrier.store, ZHOU, { upload, passphrase })).rejects.toMatchObject({
    code: 'usb.damaged',
  });
});

test('carrying out and bringing in stand in the audit, without the passphrase', async () => {
  save(alone);
  const stick = await carryOut(alone);
  await bringIn(carrier, stick);
  expect(JSON.parse(String(audited(alone, 'usbExport')))).toMatchObject({ count: 1 });
  expect(JSON.parse(String(audited(carrier, 'usbImport')))).toMatchObject({ added: 1 });
  for (const { store } of [alone, carrier]) {
    const everything = JSON.stringify(store.db.prepare('SELECT * FROM audit').all());
    expect(everything).not.toContain(stick.passphrase);
  }
});

test('a gateway of head office: on a stick too only customers leave that agreed, and the others follow once they do', async () => {
  await g.gateway.enrol({ storeId: `${storeId}H`, name: '城西店', operator: 'head_office' });
  const [pc, other] = [await testPc(g, { storeId: `${storeId}H` }), await testPc(g, { storeId: `${storeId}H` })];
  try {
    const kept = save(pc);
    pc.store.write(LINA, (tx) => tx.insert('visit', visitDoc({ guestPhone: MOBILE, customerId: kept })));
    const shared = save(pc, { name: '李四', mobile: '13700137000', hqShareConsent: 'granted' });
    const stick = await carryOut(pc);
    const content = (await unseal(stick.file, stick.passphrase, 'export')).content.toString();
    expect([content.includes('李四'), content.includes(NAME), content.includes(MOBILE)]).toEqual([true, false, false]);
    await bringIn(other, stick);
    await online(other);
    const ids = async () => (await g.gateway.documents(`${storeId}H`, 'customer')).map(({ id }) => id);
    expect(await ids()).toEqual([shared]);
    edit(pc, kept, { hqShareConsent: 'granted', hqShareAt: 1, hqShareBy: LINA.id, hqShareMethod: 'oral' });
    await bringIn(other, await carryOut(pc));
    await online(other);
    expect((await ids()).sort()).toEqual([kept, shared].sort());
    expect(other.shows('customer', kept, 'mobile')).toBe(MOBILE);
  } finally {
    pc.close();
    other.close();
  }
});

test('a backlog of thousands is carried whole and in order', async () => {
  alone.store.write(LINA, (tx) => {
    for (let i = 0; i < 600; i += 1) {
      const doc = customerDoc({ name: `客户${i}`, mobile: `138${String(i).padStart(8, '0')}` });
      tx.insert('customer', doc);
      tx.update('customer', doc.id, { remarks: '回访' });
    }
  });
  const stick = await carryOut(alone);
  expect(await bringIn(carrier, stick)).toEqual({ added: 1200, known: 0, unreadable: 0 });
  await online(carrier);
  const arrived = await g.gateway.database.query<{ count: number }>(
    `SELECT count(*) AS count FROM customer WHERE store_id = $1 AND extra ->> 'remarks' = '回访'`,
    [storeId],
  );
  expect(arrived).toEqual([{ count: 600 }]);
});
