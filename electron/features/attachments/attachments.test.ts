import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AttachedTo } from '../../../db/attachments/model.ts';
import type { Role } from '../../../db/staff/model.ts';
import { photo } from '../../../tests/factories/attachment.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { newId } from '../../kernel/ids.ts';
import { noteArrivals, readFileRow } from './files.ts';
import { pruneFiles } from './prune.ts';
import { addAttachment, removeAttachment, restoreAttachment } from './service.ts';

let pc: TestApp;
let customerId: string;
beforeEach(async () => {
  pc = await testApp();
  const admin = { id: pc.staff('admin') };
  customerId = pc.showroom.store.write(admin, (tx) => tx.insert('customer', customerDoc({ name: '沈国栋' }))).id;
});
afterEach(() => pc.close());

const pdf = new TextEncoder().encode('%PDF-1.7\n沈国栋 购车合同');

async function upload(
  bytes: Uint8Array,
  name: string,
  options: { role?: Role; entity?: AttachedTo; id?: string; token?: string } = {},
) {
  const { role = 'consultant', entity = 'customer', id = customerId } = options;
  const staffId = pc.staff(role);
  const token = options.token ?? pc.showroom.sessions.open({ id: staffId, name: role, role }).token;
  const query = new URLSearchParams({ entity, id, name });
  const answer = await pc.app.fetch(
    new Request(`http://127.0.0.1/files?${query}`, {
      method: 'POST',
      body: bytes as Uint8Array<ArrayBuffer>,
      headers: { authorization: `Bearer ${token}` },
    }),
  );
  return { status: answer.status, ...((await answer.json()) as { id: string; refusal?: { code: string } }) };
}
const listed = (role: Role = 'consultant') =>
  pc.caller(role).attachments.list({ entity: 'customer', entityId: customerId });
const contentOf = async (id: string, role: Role = 'consultant') => {
  const { url } = await pc.caller(role).attachments.open({ id });
  const answer = await pc.app.fetch(new Request(`http://127.0.0.1${url}`));
  return { type: answer.headers.get('content-type'), bytes: new Uint8Array(await answer.arrayBuffer()) };
};
const audited = (action: string) =>
  pc.showroom.store.db
    .prepare(`SELECT count(*) FROM audit WHERE entity = 'attachment' AND action = ?`)
    .pluck()
    .get(action);

const DAY_MS = 86_400_000;
/** Head office answered just now (the clock of this PC is off by so much), and has the files of these names and what became of their cards. */
function contact(has: string[] = [], clockOffsetMs = 0): void {
  const { db } = pc.showroom.store;
  db.prepare(
    `INSERT INTO sync_state (id, gateway_url, device_id, store_id, operator, epoch, gateway_epoch, private_key, enrolled_at)
     VALUES (1, 'http://x', 'd', 'S001', 'dealer', 'e', 'g', x'00', 1) ON CONFLICT DO NOTHING`,
  ).run();
  db.prepare('UPDATE sync_state SET last_ok_at = ?, clock_offset_ms = ?').run(pc.clock.now(), clockOffsetMs);
  for (const name of has) {
    known(name);
    db.prepare(
      `UPDATE attachment_file SET state = 'sent' WHERE sha256 = (SELECT sha256 FROM attachment WHERE name = ?)`,
    ).run(name);
  }
}
/** Head office knows the card of a file, and that it was taken off; not its bytes. */
function known(name: string): void {
  const { db } = pc.showroom.store;
  const card = '(SELECT id FROM attachment WHERE name = ?)';
  db.prepare(`UPDATE outbox SET state = 'acked', acked_at = 1 WHERE entity_id = ${card}`).run(name);
  db.prepare(`UPDATE attachment SET server_seq = 1 WHERE id = ${card}`).run(name);
}

test('a photo and a contract stand on the card with who added them, and open as what they are', async () => {
  const picture = photo(300_000);
  const added = [await upload(picture, 'IMG_1.jpg'), await upload(pdf, '合同.pdf')];
  expect(added.map(({ status }) => status)).toEqual([200, 200]);
  const lines = await listed('reception');
  expect(lines.map(({ name, mime, addedBy, state }) => [name, mime, addedBy, state])).toEqual([
    ['IMG_1.jpg', 'image/jpeg', '周凯', 'waiting'],
    ['合同.pdf', 'application/pdf', '周凯', 'waiting'],
  ]);
  expect(await contentOf(lines[0]!.id)).toEqual({ type: 'image/jpeg', bytes: picture });
  expect(await contentOf(lines[1]!.id)).toEqual({ type: 'application/pdf', bytes: pdf });
  expect([audited('create'), audited('open')]).toEqual([2, 2]);
});

test('a bad file is refused by name, and the others go on', async () => {
  const answers = [
    await upload(new TextEncoder().encode('MZ program'), '合同.pdf'),
    await upload(new Uint8Array(), 'empty.jpg'),
    await upload(photo(20 * 1024 * 1024 + 1), 'large.jpg'),
    await upload(pdf, 'ok.pdf'),
    await upload(pdf, 'again.pdf'),
  ];
  expect(answers.map(({ status, refusal }) => refusal?.code ?? status)).toEqual([
    'attachment.kind',
    'attachment.empty',
    'attachment.tooLarge',
    200,
    'attachment.already',
  ]);
  expect(await listed()).toHaveLength(1);
});

test('nothing of a file can be read on the disk, neither content nor name', async () => {
  await upload(photo(200_000), '沈国栋身份证.jpg');
  await upload(pdf, '购车合同.pdf');
  const [image] = await listed();
  const thumb = Buffer.from(photo(5_000)).toString('base64');
  await pc.caller('consultant').attachments.keepThumb({ id: image!.id, jpeg: thumb });
  expect((await listed())[0]!.thumb).toBe(`data:image/jpeg;base64,${thumb}`);
  const dir = join(pc.dir, 'attachments');
  const names = readdirSync(dir);
  expect(names).toHaveLength(3);
  for (const name of names) {
    const bytes = readFileSync(join(dir, name));
    expect(name).toMatch(/^[0-9a-f]{64}(\.thumb)?$/);
    expect(bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), name).toBe(-1);
    for (const word of ['%PDF', '沈国栋', '购车合同', 'JFIF']) expect(bytes.includes(word), word).toBe(false);
  }
});

test('the same content on two cards is kept once, and goes when no card has had it for a month', async () => {
  const admin = { id: pc.staff('admin') };
  const other = pc.showroom.store.write(admin, (tx) => tx.insert('vehicle', vehicleDoc())).id;
  await upload(pdf, 'a.pdf');
  await upload(pdf, 'b.pdf', { role: 'manager', entity: 'vehicle', id: other });
  const folder = join(pc.dir, 'attachments');
  expect(readdirSync(folder)).toHaveLength(1);
  const orphan = join(folder, 'f'.repeat(64));
  writeFileSync(orphan, 'left by a crash');
  utimesSync(orphan, new Date(pc.clock.now()), new Date(pc.clock.now()));
  const [line] = await listed();
  await pc.caller('consultant').attachments.remove({ id: line!.id });
  pc.clock.advance(31 * DAY_MS);
  contact(['a.pdf', 'b.pdf']);
  expect(await pruneFiles(pc.showroom.attachments)).toBe(1);
  const [onCar] = await pc.caller('manager').attachments.list({ entity: 'vehicle', entityId: other });
  await pc.caller('manager').attachments.remove({ id: onCar!.id });
  expect(await pruneFiles(pc.showroom.attachments)).toBe(0);
  pc.clock.advance(31 * DAY_MS);
  contact(['a.pdf', 'b.pdf']);
  expect(await pruneFiles(pc.showroom.attachments)).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['never enrolled', 'off line', 'on line', 'with the file at head office'])(
  'a clock that jumps 90 days ahead takes no file away: it comes back to its card (%s)',
  async (how) => {
    const { id } = await upload(pdf, '购车合同.pdf');
    if (how !== 'never enrolled') contact(how === 'with the file at head office' ? ['购车合同.pdf'] : []);
    pc.clock.advance(40 * DAY_MS);
    if (how !== 'never enrolled') contact();
    await pc.caller('consultant').attachments.remove({ id });
    known('购车合同.pdf');
    pc.clock.advance(90 * DAY_MS);
    if (how === 'on line') contact([], -90 * DAY_MS);
    expect(await pruneFiles(pc.showroom.attachments)).toBe(0);
    pc.clock.advance(-90 * DAY_MS);
    await pc.caller('consultant').attachments.restore({ id });
    expect(await contentOf(id)).toMatchObject({ bytes: pdf });
  },
);

test('the only copy of a file stays, however long ago it was taken off its card, until head office has heard of that', async () => {
  const { id } = await upload(pdf, '购车合同.pdf');
  await pc.caller('consultant').attachments.remove({ id });
  pc.clock.advance(90 * DAY_MS);
  contact();
  expect(await pruneFiles(pc.showroom.attachments)).toBe(0);
  known('购车合同.pdf');
  expect(await pruneFiles(pc.showroom.attachments)).toBe(1);
  expect(readdirSync(join(pc.dir, 'attachments'))).toEqual([]);
});

test('a file brought back or added while old ones are being cleared away keeps its bytes', async () => {
  const room = pc.showroom.attachments;
  const { folder } = room;
  const viewer = { id: pc.staff('consultant'), role: 'consultant' as const };
  const add = (bytes: Uint8Array, name: string) =>
    addAttachment(room, viewer, { entity: 'customer', entityId: customerId, name, bytes });
  const cards = [await add(pdf, 'a.pdf'), await add(photo(30_000), 'b.jpg')];
  for (const { id } of cards) removeAttachment(room, viewer, id);
  const bytes = photo(40_000);
  const { sha256: scan } = await add(bytes, 'c.jpg');
  // Left by a crash: no record names it, until somebody adds the same photo.
  for (const table of ['attachment', 'attachment_file'])
    room.store.db.prepare(`DELETE FROM ${table} WHERE sha256 = ?`).run(scan);
  pc.clock.advance(31 * DAY_MS);
  contact(['a.pdf', 'b.jpg']);
  let back: (typeof cards)[number] | undefined;
  await pruneFiles({
    ...room,
    folder: {
      ...folder,
      async remove(name) {
        if (!back) {
          back = cards.find(({ sha256 }) => sha256 !== name)!;
          restoreAttachment(room, viewer, back.id);
        }
        await folder.remove(name);
      },
      async changedAt() {
        await add(bytes, 'c.jpg');
        return 0;
      },
    },
  });
  expect(readdirSync(join(pc.dir, 'attachments')).sort()).toEqual([back!.sha256, scan].sort());
  expect([back!.sha256, scan].map((sha256) => readFileRow(pc.showroom.store.db, sha256)?.state)).toEqual([
    'sent',
    'waiting',
  ]);
});

test('a store that went back to before a file keeps its bytes, and has them at hand when the card arrives again', async () => {
  await upload(pdf, '购车合同.pdf');
  const { store, attachments } = pc.showroom;
  const folder = join(pc.dir, 'attachments');
  const [kept] = readdirSync(folder);
  // What the backup does not know.
  store.db.prepare('DELETE FROM attachment_file').run();
  utimesSync(join(folder, kept!), new Date(pc.clock.now()), new Date(pc.clock.now()));
  expect(await pruneFiles(attachments)).toBe(0);
  expect(readdirSync(folder)).toEqual([kept]);
  store.write({ id: 'system' }, (tx) =>
    noteArrivals(tx, store.db.prepare('SELECT id FROM attachment').pluck().all() as string[]),
  );
  expect(readFileRow(store.db, kept!)).toMatchObject({ state: 'remote' });
  await pruneFiles(attachments);
  expect(readFileRow(store.db, kept!)).toMatchObject({ state: 'waiting', size: pdf.length });
});

test('a file is renamed, removed and brought back', async () => {
  await upload(pdf, 'scan0001.pdf');
  const consultant = pc.caller('consultant').attachments;
  const [line] = await listed();
  await consultant.rename({ id: line!.id, rev: line!.rev, name: '购车合同' });
  expect((await listed())[0]!.name).toBe('购车合同.pdf');
  await consultant.remove({ id: line!.id });
  expect(await listed()).toEqual([]);
  await expect(consultant.open({ id: line!.id })).rejects.toThrow('record.missing');
  await consultant.restore({ id: line!.id });
  expect(await contentOf(line!.id)).toMatchObject({ bytes: pdf });
  expect([audited('delete'), audited('restore')]).toEqual([1, 1]);
});

test('who may not see a card sees and changes none of its files, and an address ends with its session', async () => {
  const { id } = await upload(pdf, 'a.pdf');
  await expect(listed('warehouse')).rejects.toThrow('session.forbidden');
  await expect(pc.caller('warehouse').attachments.open({ id })).rejects.toThrow('session.forbidden');
  await expect(pc.caller('finance').attachments.remove({ id })).rejects.toThrow('session.forbidden');
  expect((await upload(photo(), 'b.jpg', { role: 'finance' })).refusal?.code).toBe('session.forbidden');
  expect(await upload(photo(), 'b.jpg', { token: 'made up' })).toMatchObject({ status: 401 });
  const { url } = await pc.caller('finance').attachments.open({ id });
  pc.showroom.sessions.review(pc.staff('finance'), null);
  expect((await pc.app.fetch(new Request(`http://127.0.0.1${url}`))).status).toBe(404);
});

test('files of a card merged into another stand on the one that stays', async () => {
  const admin = { id: pc.staff('admin') };
  await upload(pdf, 'a.pdf');
  const winner = pc.showroom.store.write(admin, (tx) => tx.insert('customer', customerDoc({ name: '沈国栋' }))).id;
  pc.showroom.store.write(admin, (tx) => tx.merge('customer', customerId, winner));
  const lines = await pc.caller('consultant').attachments.list({ entity: 'customer', entityId: winner });
  expect(lines.map(({ name }) => name)).toEqual(['a.pdf']);
  await upload(photo(), 'late.jpg');
  expect(await pc.caller('consultant').attachments.list({ entity: 'customer', entityId: winner })).toHaveLength(2);
});

test('a file that somebody changed on the disk is not shown as if it were whole', async () => {
  const { id } = await upload(photo(200_000), 'a.jpg');
  const path = join(pc.dir, 'attachments', readdirSync(join(pc.dir, 'attachments'))[0]!);
  const bytes = readFileSync(path);
  bytes[100_000]! ^= 1;
  writeFileSync(path, bytes);
  await expect(pc.caller('consultant').attachments.open({ id })).rejects.toThrow('attachment.lost');
  writeFileSync(path, bytes.subarray(0, 20 + 64 * 1024 + 16));
  await expect(pc.caller('consultant').attachments.open({ id })).rejects.toThrow('attachment.lost');
});

test('a record whose file is named by a path reaches nothing beside the folder of the files, and keeps no other file waiting', async () => {
  const { store, attachments: room } = pc.showroom;
  const path = '../../zhanting-elsewhere';
  const outside = join(store.dir, '..', 'zhanting-elsewhere');
  const id = newId();
  store.write({ id: 'system' }, (tx) => {
    const doc = { entity: 'customer', entityId: customerId, sha256: path, size: 40, name: '附件', mime: 'image/jpeg' };
    tx.receive('attachment', { id, seq: 7, doc, deletedAt: null, mergedInto: null }, []);
    noteArrivals(tx, [id]);
  });
  expect(readFileRow(store.db, path)).toBeUndefined();
  await room.folder.append(path, 40, 0, photo(40));
  expect(await listed()).toMatchObject([{ name: '附件', state: 'remote', thumb: null }]);
  await pc.caller('manager').attachments.keepThumb({ id, jpeg: Buffer.from(photo(200)).toString('base64') });
  for (const ending of ['', '.part', '.thumb']) expect(existsSync(outside + ending)).toBe(false);
});
