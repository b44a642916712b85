import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type UsbHeader, type UsbImported, type UsbLine, usbLine } from '../../../db/sync/usb.ts';
import { type OpBody, opBody } from '../../../gateway/protocol.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { readEnrolment } from './enrolled.ts';
import { headerOf, unseal } from './usb-seal.ts';
import { dropUpload, requireUpload } from './usb-uploads.ts';

/** Operations taken over in one transaction, so that a save waits for a few milliseconds at most. */
const SLICE = 25;

/** What the outbox keeps of a line; null when its text is not the one its PC saved. */
function readable(text: string): { line: UsbLine; body: OpBody } | null {
  try {
    const line = usbLine.parse(JSON.parse(text));
    const intact = createHash('sha256').update(line.body, 'utf8').digest('hex') === line.sha256;
    return intact ? { line, body: opBody.parse(JSON.parse(line.body)) } : null;
  } catch {
    return null;
  }
}

/** Lines a few at a time: a large backlog is never one large string. */
function* slicesOf(content: Buffer): Generator<string[]> {
  let slice: string[] = [];
  for (let from = 0; from < content.length; ) {
    const end = content.indexOf(0x0a, from);
    const until = end === -1 ? content.length : end;
    slice.push(content.toString('utf8', from, until));
    from = until + 1;
    if (slice.length < SLICE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

/**
 * Another showroom's changes would stay at this PC for ever.
 * @throws Refusal `sync.unenrolled`, `usb.otherShowroom`
 */
function requireSameShowroom(store: Store, { store_id: storeId, showroom }: UsbHeader): void {
  const enrolment = readEnrolment(store.db);
  if (!enrolment) throw new Refusal('sync.unenrolled');
  if (enrolment.storeId !== storeId) throw new Refusal('usb.otherShowroom', { params: { showroom } });
}

/** Puts operations of another PC into this one's outbox under their own ids; what is known already is left alone. */
function taker(store: Store) {
  const insert = store.db.prepare(
    `INSERT INTO outbox (op_id, entity, entity_id, kind, body, sha256, schema_v, actor_id, wall_at, state, attempts,
       origin_device, origin_epoch, origin_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?, ?) ON CONFLICT (op_id) DO NOTHING`,
  );
  return ({ line, body }: { line: UsbLine; body: OpBody }): boolean => {
    const { entity, entity_id: entityId, kind, actor_id: actorId, wall_at: wallAt } = body;
    const what = [line.op_id, entity, entityId, kind, line.body, line.sha256, line.schema_v, actorId, wallAt];
    return insert.run(...what, line.device_id, line.epoch, line.op_seq).changes > 0;
  };
}

/**
 * 导入: another PC's waiting operations join what this PC sends, under their own ids, numbers and PC. The records themselves
 * arrive by pull, once head office has them. Cut short, it is simply done again.
 * @throws Refusal `usb.interrupted`, `usb.busy`, `sync.unenrolled`, `usb.otherShowroom`, and as `unseal`; nothing is changed then
 */
export async function importWaiting(
  store: Store,
  actor: Actor,
  { upload: id, passphrase }: { upload: string; passphrase: string },
): Promise<UsbImported> {
  const upload = requireUpload(store, id);
  if (upload.progress) throw new Refusal('usb.busy');
  const file = Buffer.concat(upload.pieces);
  const { header } = headerOf(file);
  requireSameShowroom(store, header);
  upload.progress = { done: 0, total: header.count };
  try {
    const imported = await takeAll(store, actor, await unseal(file, passphrase), upload.progress);
    const { device, at } = header;
    store.write(actor, (tx) => tx.audit('usbImport', 'sync', null, { device, at, ...imported }));
    dropUpload(store, id);
    return imported;
  } finally {
    upload.progress = null;
  }
}

async function takeAll(store: Store, actor: Actor, content: Buffer, progress: { done: number }): Promise<UsbImported> {
  const take = taker(store);
  const imported = { added: 0, known: 0, unreadable: 0 };
  for (const slice of slicesOf(content)) {
    const outcomes = store.write(actor, (tx) =>
      slice.map((text): keyof UsbImported => {
        const found = readable(text);
        if (!found) return 'unreadable';
        if (!take(found)) return 'known';
        tx.changed(found.body.entity, found.body.entity_id);
        return 'added';
      }),
    );
    for (const outcome of outcomes) imported[outcome] += 1;
    progress.done += slice.length;
    await nextTurn();
  }
  return imported;
}
