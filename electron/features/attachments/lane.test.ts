import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { photo } from '../../../tests/factories/attachment.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../tests/harness/gateway.ts';
import { type HeldLine, heldLine } from '../../../tests/harness/held-line.ts';
import { tempFolder } from '../../../tests/harness/processes.ts';

const MIB = 1024 * 1024;
const CLERK = { id: 'system' };
const PUSH = 'POST /v1/push';
const FILES = '/v1/attachments/';

let place: GatewayPlace;
let office: TestGateway;
let stores = 0;
let storeId: string;
/** Two PCs of one showroom: whole apps with their sync threads, each with a line of its own to the gateway. */
let desk: TestApp;
let other: TestApp;
let line: HeldLine;
let otherLine: HeldLine;
let folder: ReturnType<typeof tempFolder>;
let customerId: string;

beforeAll(async () => {
  vi.stubEnv('ZHANTING_SYNC_DELAY_MS', '40');
  place = await GATEWAY_DATABASES.at(-1)!.open();
  office = await startTestGateway(place);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});
beforeEach(async () => {
  storeId = `A${++stores}`;
  folder = tempFolder();
  [line, otherLine] = [await heldLine(office.url), await heldLine(office.url)];
  desk = await testApp({ dir: folder.dir, now: Date.now() });
  other = await testApp({ now: Date.now() });
});
afterEach(async () => {
  await desk.close();
  await other.close();
  await line.close();
  await otherLine.close();
  folder.remove();
});

/** Looks until it is so; the clocks of both PCs go on meanwhile. */
const eventually = (check: () => void | Promise<void>) =>
  vi.waitFor(
    async () => {
      for (const pc of [desk, other]) pc.clock.set(Date.now());
      await check();
    },
    { timeout: 20_000, interval: 25 },
  );
const synced = (pc: TestApp) =>
  eventually(() => expect(pc.showroom.sync.status()).toMatchObject({ state: 'synced', pending: 0 }));

async function enrol(pc: TestApp, { url }: HeldLine, operator?: 'head_office') {
  const code = await office.gateway.enrol({ storeId, name: '城西店', ...(operator ? { operator } : {}) });
  await pc.caller('admin').sync.enrol({ url, code });
  await synced(pc);
}
/** Both PCs at the gateway, and a customer on both. */
async function open(consent: 'none' | 'granted' = 'none', operator?: 'head_office') {
  await enrol(desk, line, operator);
  await enrol(other, otherLine, operator);
  const doc = customerDoc({ name: '沈国栋', hqShareConsent: consent });
  customerId = desk.showroom.store.write(CLERK, (tx) => tx.insert('customer', doc)).id;
  await synced(desk);
  if (operator && consent === 'none') return;
  const there = other.showroom.store.db.prepare('SELECT 1 FROM customer WHERE id = ?');
  await eventually(() => expect(there.get(customerId)).toBeDefined());
}
async function attach(pc: TestApp, bytes: Uint8Array, name = '行驶证.jpg') {
  const staffId = pc.staff('consultant');
  const { token } = pc.showroom.sessions.open({ id: staffId, name: '周凯', role: 'consultant' });
  const query = new URLSearchParams({ entity: 'customer', id: customerId, name });
  const init = {
    method: 'POST',
    body: bytes as Uint8Array<ArrayBuffer>,
    headers: { authorization: `Bearer ${token}` },
  };
  const answer = await pc.app.fetch(new Request(`http://127.0.0.1/files?${query}`, init));
  return { status: answer.status, ...((await answer.json()) as { id: string; refusal?: { code: string } }) };
}
const lineOf = async (pc: TestApp) =>
  (await pc.caller('consultant').attachments.list({ entity: 'customer', entityId: customerId }))[0];
const isAt = (pc: TestApp, state: string) => eventually(async () => expect(await lineOf(pc)).toMatchObject({ state }));
/** The file as a person gets it; null while it is on its way. */
async function opened(pc: TestApp): Promise<Buffer | null> {
  const { id } = (await lineOf(pc))!;
  const { url } = await pc.caller('consultant').attachments.open({ id });
  if (url === null) return null;
  return Buffer.from(await (await pc.app.fetch(new Request(`http://127.0.0.1${url}`))).arrayBuffer());
}
const comesTo = async (pc: TestApp, bytes: Uint8Array) => {
  await eventually(async () => expect(await lineOf(pc)).toBeDefined());
  if (!(await opened(pc))) await isAt(pc, 'sent');
  expect((await opened(pc))!.equals(bytes)).toBe(true);
};
const files = ({ requests }: HeldLine, method = '') =>
  requests.filter((request) => request.startsWith(method) && request.includes(FILES));
const offsets = (requests: readonly string[]) =>
  requests.map((request) => Number(new URL(request.split(' ')[1]!, 'http://x').searchParams.get('offset')));
/** Every piece that reached the gateway was taken, and none came twice. */
function nothingTwice({ answered }: HeldLine): void {
  const pieces = answered.filter(({ request }) => request.startsWith('PUT'));
  expect(pieces.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(offsets(pieces.map(({ request }) => request))).size).toBe(pieces.length);
}
const atGateway = (entity: 'visit' | 'attachment') => office.gateway.documents(storeId, entity);

test('a file added at one desk opens at the other: small ones come by themselves, large ones when they are opened', async () => {
  await open();
  const large = photo(2.5 * MIB);
  expect((await attach(desk, large)).status).toBe(200);
  await isAt(desk, 'sent');
  await synced(other);
  await isAt(other, 'remote');
  expect(files(otherLine)).toEqual([]);
  await comesTo(other, large);
  const small = photo(30_000);
  customerId = desk.showroom.store.write(CLERK, (tx) => tx.insert('customer', customerDoc())).id;
  await attach(desk, small);
  await eventually(async () => expect(await lineOf(other)).toMatchObject({ state: 'sent' }));
  expect((await opened(other))!.equals(small)).toBe(true);
});

test('a file never travels before its record, however long that takes', async () => {
  await open();
  line.fate = (request) => (request === PUSH ? 'cut' : null);
  const before = line.requests.length;
  const bytes = photo(100_000);
  await attach(desk, bytes);
  const pushes = () => line.requests.slice(before).filter((request) => request === PUSH).length;
  await eventually(() => expect(pushes()).toBeGreaterThan(3));
  expect(files(line)).toEqual([]);
  line.fate = () => null;
  await isAt(desk, 'sent');
  const since = line.requests.slice(before);
  expect(since.findIndex((request) => request.includes(FILES))).toBeGreaterThan(since.indexOf(PUSH));
  expect(await atGateway('attachment')).toHaveLength(1);
});

test('a record does not wait for a file under way: the piece is dropped and goes on after it', async () => {
  await open();
  line.fate = (request) => (request.startsWith('PUT') && offsets([request])[0]! > 0 ? 'held' : null);
  const bytes = photo(2 * MIB);
  await attach(desk, bytes);
  await eventually(() => expect(offsets(files(line, 'PUT')).at(-1)).toBe(MIB));
  // The piece stands still. A visit is saved.
  desk.showroom.store.write(CLERK, (tx) => tx.insert('visit', visitDoc()));
  await eventually(async () => expect(await atGateway('visit')).toHaveLength(1));
  expect(await lineOf(desk)).toMatchObject({ state: 'waiting', sentBytes: MIB });
  line.fate = () => null;
  desk.showroom.store.write(CLERK, (tx) => tx.insert('visit', visitDoc()));
  await isAt(desk, 'sent');
  nothingTwice(line);
});

test('cut at every piece, before the gateway or before its answer, a file goes on where it was and no byte goes twice', async () => {
  await open();
  const met = new Set<string>();
  /** Each place in the file is cut when it is first reached: every other time only the answer is lost. */
  line.fate = (request) => {
    if (!request.startsWith('PUT')) return null;
    const [offset] = offsets([request]);
    if (met.has(`${offset}`)) return null;
    met.add(`${offset}`);
    return met.size % 2 === 1 ? 'cut' : 'answerLost';
  };
  const bytes = photo(2.5 * MIB);
  await attach(desk, bytes);
  await isAt(desk, 'sent');
  expect(met.size).toBeGreaterThan(3);
  nothingTwice(line);
  await comesTo(other, bytes);
});

test('an app closed amid a file goes on where it was after the start', async () => {
  await open();
  line.fate = (request) => (request.startsWith('PUT') && offsets([request])[0]! >= 2 * MIB ? 'held' : null);
  const bytes = photo(3 * MIB);
  await attach(desk, bytes);
  await eventually(() => expect(offsets(files(line, 'PUT')).at(-1)).toBe(2 * MIB));
  await desk.close();
  line.fate = () => null;
  const before = line.requests.length;
  desk = await testApp({ dir: folder.dir, now: Date.now() });
  await isAt(desk, 'sent');
  const again = line.requests.slice(before).filter((request) => request.startsWith('PUT'));
  expect(Math.min(...offsets(again))).toBe(2 * MIB);
  await comesTo(other, bytes);
});

test('fetching goes on where it was too, in an app closed meanwhile; what has come stands sealed on the disk', async () => {
  await open();
  const marker = Buffer.from('沈国栋 身份证 110105199003074512');
  const bytes = photo(2.5 * MIB);
  for (let at = 100; at < bytes.length - 100; at += 1000) bytes.set(marker, at);
  await attach(other, bytes);
  await isAt(other, 'sent');
  await synced(desk);
  await isAt(desk, 'remote');
  const behindTheFirst = () => line.ranges.some((range) => !range.startsWith('bytes=0-'));
  line.fate = (request) => (request.startsWith('GET') && request.includes(FILES) && behindTheFirst() ? 'held' : null);
  expect(await opened(desk)).toBeNull();
  await eventually(() => expect(behindTheFirst()).toBe(true));
  const inFolder = (pc: TestApp) => {
    const path = join(pc.dir, 'attachments');
    return Buffer.concat(readdirSync(path).map((name) => readFileSync(join(path, name))));
  };
  expect(inFolder(desk).length).toBeGreaterThan(MIB);
  expect(inFolder(desk).includes(marker)).toBe(false);
  await desk.close();
  line.fate = () => null;
  const before = line.ranges.length;
  desk = await testApp({ dir: folder.dir, now: Date.now() });
  await synced(desk);
  await comesTo(desk, bytes);
  expect(line.ranges[before]).toMatch(new RegExp(`^bytes=${MIB}-`));
  for (const pc of [desk, other]) expect(inFolder(pc).includes(marker)).toBe(false);
});

test.each(['paused', 'metered'] as const)(
  'a line that is %s holds files back and not records; what a person opens comes all the same',
  async (held) => {
    await open();
    const [sender, reader] = [desk.caller('manager').attachments, other.caller('manager').attachments];
    await sender.setLane({ [held]: true });
    await reader.setLane({ [held]: true });
    const bytes = photo(50_000);
    await attach(desk, bytes);
    await eventually(async () => expect(await atGateway('attachment')).toHaveLength(1));
    // The lane is asked again after each exchange.
    desk.showroom.store.write(CLERK, (tx) => tx.insert('visit', visitDoc()));
    await eventually(async () => expect(await atGateway('visit')).toHaveLength(1));
    await synced(desk);
    expect(files(line)).toEqual([]);
    expect(await sender.lane()).toMatchObject({ [held]: true, waiting: 1, waitingBytes: bytes.length });
    await sender.setLane({ [held]: false });
    await isAt(desk, 'sent');
    await synced(other);
    other.showroom.store.write(CLERK, (tx) => tx.insert('visit', visitDoc()));
    await synced(other);
    expect([await lineOf(other), files(otherLine)]).toEqual([expect.objectContaining({ state: 'remote' }), []]);
    await comesTo(other, bytes);
  },
);

test('a chunk damaged on the way is refused, and the file is sent again whole and right', async () => {
  await open();
  let damaged = 0;
  line.fate = (request) => {
    if (!request.startsWith('PUT') || offsets([request])[0] !== MIB || damaged > 0) return null;
    damaged += 1;
    return 'damaged';
  };
  const bytes = photo(1.5 * MIB);
  await attach(desk, bytes);
  await isAt(desk, 'sent');
  expect([damaged, offsets(files(line, 'PUT')).filter((offset) => offset === 0).length]).toEqual([1, 2]);
  await comesTo(other, bytes);
});

test('a gateway that gets it damaged again and again: the file is told as refused, and 再试一次 sends it', async () => {
  await open();
  line.fate = (request) => (request.startsWith('PUT') ? 'damaged' : null);
  const bytes = photo(200_000);
  await attach(desk, bytes);
  await isAt(desk, 'refused');
  const { attachments } = desk.caller('manager');
  const [refused] = (await attachments.lane()).refused;
  expect(refused).toMatchObject({ name: '行驶证.jpg', entityId: customerId, code: 'invalid_request' });
  line.fate = () => null;
  await attachments.sendAgain({ id: refused!.id });
  await comesTo(other, bytes);
});

test('a file that comes damaged is never shown; opened again it comes right', async () => {
  await open();
  otherLine.fate = (request) => (request.startsWith('GET') && request.includes(FILES) ? 'answerDamaged' : null);
  const bytes = photo(200_000);
  await attach(desk, bytes);
  await eventually(async () => expect(await lineOf(other)).toMatchObject({ state: 'remote', code: 'hash_mismatch' }));
  otherLine.fate = () => null;
  await comesTo(other, bytes);
});

test('a file damaged on the disk before it was sent goes nowhere, and its card says so', async () => {
  await open();
  await desk.caller('manager').attachments.setLane({ paused: true });
  await attach(desk, photo(200_000));
  const path = join(desk.dir, 'attachments', readdirSync(join(desk.dir, 'attachments'))[0]!);
  const sealed = readFileSync(path);
  sealed[100_000]! ^= 1;
  writeFileSync(path, sealed);
  await desk.caller('manager').attachments.setLane({ paused: false });
  await isAt(desk, 'refused');
  expect(await lineOf(desk)).toMatchObject({ code: 'file_damaged' });
  const kept = await office.gateway.database.query<{ received: number }>(
    'SELECT received FROM attachment_file WHERE store_id = $1 AND complete',
    [storeId],
  );
  expect(kept).toEqual([]);
});

test('more than 20 MiB is refused before anything is kept or sent; 20 MiB is taken', async () => {
  await open();
  await desk.caller('manager').attachments.setLane({ paused: true });
  const large = new Uint8Array(20 * MIB + 1);
  large.set(photo(100));
  expect(await attach(desk, large)).toMatchObject({ status: 422, refusal: { code: 'attachment.tooLarge' } });
  expect([await lineOf(desk), readdirSync(join(desk.dir, 'attachments'))]).toEqual([undefined, []]);
  expect((await attach(desk, large.subarray(0, 20 * MIB))).status).toBe(200);
});

test('a gateway of head office: the file of a customer without consent stays, and follows when they agree', async () => {
  await open('none', 'head_office');
  const bytes = photo(50_000);
  await attach(desk, bytes);
  desk.showroom.store.write(CLERK, (tx) => tx.insert('visit', visitDoc()));
  await eventually(async () => expect(await atGateway('visit')).toHaveLength(1));
  await eventually(() => expect(desk.showroom.sync.status()).toMatchObject({ state: 'synced', pending: 0 }));
  expect([files(line), await atGateway('attachment')]).toEqual([[], []]);
  desk.showroom.store.write(CLERK, (tx) => tx.update('customer', customerId, { hqShareConsent: 'granted' }));
  await isAt(desk, 'sent');
  await comesTo(other, bytes);
});

/** The desk's line carries nothing meanwhile. */
async function cutOff(work: () => Promise<void> | void) {
  line.fate = () => 'cut';
  await work();
  line.fate = () => null;
}
const waiting = () =>
  desk.showroom.store.db.prepare(`SELECT count(*) FROM outbox WHERE state = 'pending'`).pluck().get();

test('a save behind an undecided conflict stops no file: what a person opens comes, what they add is sent', async () => {
  await open();
  const edit = (pc: TestApp, changes: Record<string, unknown>) =>
    pc.showroom.store.write(CLERK, (tx) => tx.update('customer', customerId, changes));
  await cutOff(async () => {
    edit(other, { mobile: '13811111111' });
    await synced(other);
    edit(desk, { mobile: '13822222222' });
  });
  await eventually(() => expect(desk.showroom.sync.status()).toMatchObject({ pending: 0, rejected: 1 }));
  edit(desk, { remarks: '下周试驾' });
  const bytes = photo(2 * MIB);
  await attach(other, bytes);
  await isAt(other, 'sent');
  await isAt(desk, 'remote');
  await comesTo(desk, bytes);
  const added = await attach(desk, photo(60_000), '身份证.jpg');
  const state = async () =>
    (await desk.caller('consultant').attachments.list({ entity: 'customer', entityId: customerId })).find(
      ({ id }) => id === added.id,
    )?.state;
  await eventually(async () => expect(await state()).toBe('sent'));
  // The mark still says what waits.
  expect([waiting(), desk.showroom.sync.status().pending]).toEqual([1, 1]);
});

test('a save behind a parked one stops no file either', async () => {
  await open();
  const { store } = desk.showroom;
  await cutOff(() => {
    const { id } = store.write(CLERK, (tx) => tx.insert('visit', visitDoc()));
    store.write(CLERK, (tx) => tx.update('visit', id, { interestNote: '带小孩' }));
    store.db
      .prepare(
        `UPDATE outbox SET attempts = 5, next_try_at = ? WHERE op_seq = (SELECT min(op_seq) FROM outbox WHERE entity_id = ?)`,
      )
      .run(Date.now() + 14 * 60_000, id);
  });
  const bytes = photo(50_000);
  await attach(desk, bytes);
  await isAt(desk, 'sent');
  expect(waiting()).toBe(2);
  await comesTo(other, bytes);
});
