import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type UsbHeader, type UsbImported, type UsbLine, usbLine } from '../../../../db/sync/usb.ts';
import { type OpBody, opBody } from '../../../../gateway/protocol.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Actor, Write } from '../../../kernel/write.ts';
import { type Enrolment, readEnrolment } from '../enrolment/enrolled.ts';
import { noteImport } from './files.ts';
import { headerOf, unseal } from './seal.ts';
import { readUpload } from './uploads.ts';

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
function requireSameShowroom(store: Store, { store_id: storeId, showroom }: UsbHeader): Enrolment {
  const enrolment = readEnrolment(store.db);
  if (!enrolment) throw new Refusal('sync.unenrolled');
  if (enrolment.storeId !== storeId) throw new Refusal('usb.otherShowroom', { params: { showroom } });
  return enrolment;
}

/**
 * Puts operations of another PC into this one's outbox under their own ids; what is known already only learns which file held it last.
 * What a person here gave up, its PC still wants sent: it goes again, unless head office's answer is known.
 */
function taker(store: Store, importId: string | null) {
  const label = store.db.prepare('UPDATE outbox SET import_id = coalesce(?, import_id) WHERE op_id = ?');
  const again = store.db.prepare(
    `UPDATE outbox SET state = 'pending', attempts = 0, next_try_at = NULL, code = NULL, message = NULL
     WHERE op_id = ? AND state = 'discarded' AND origin_device IS NOT NULL AND code IS NOT 'resolved'
       AND NOT EXISTS (SELECT 1 FROM sync_issue WHERE sync_issue.op_id = outbox.op_id)`,
  );
  const insert = store.db.prepare(
    `INSERT INTO outbox (op_id, entity, entity_id, kind, body, sha256, schema_v, actor_id, wall_at, state, attempts,
       origin_device, origin_epoch, origin_seq, import_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?, ?, ?)`,
  );
  return ({ line, body }: { line: UsbLine; body: OpBody }): boolean => {
    if (label.run(importId, line.op_id).changes > 0) return again.run(line.op_id).changes > 0;
    const { entity, entity_id: entityId, kind, actor_id: actorId, wall_at: wallAt } = body;
    const what = [line.op_id, entity, entityId, kind, line.body, line.sha256, line.schema_v, actorId, wallAt];
    insert.run(...what, line.device_id, line.epoch, line.op_seq, importId);
    return true;
  };
}

/**
 * A refused change holds back what follows it. When its PC has replaced it since (the file brings a later change of the record and not
 * this one any more), the refusal and what waited behind it are settled here too. Should one be wanted after all, the next
 * file brings it again.
 */
function giveWay(tx: Write, importId: string): void {
  tx.db
    .prepare(
      `UPDATE outbox AS o INDEXED BY outbox_entity SET state = 'discarded', code = 'resent', next_try_at = NULL
       WHERE o.state IN ('pending', 'rejected', 'conflict') AND o.import_id IS NOT @importId AND o.entity_id IN (
         SELECT entity_id FROM outbox WHERE state IN ('rejected', 'conflict') AND origin_device IS NOT NULL)
       AND EXISTS (SELECT 1 FROM outbox AS newer INDEXED BY outbox_entity WHERE newer.entity_id = o.entity_id AND newer.import_id = @importId
         AND newer.origin_device = o.origin_device AND newer.origin_epoch = o.origin_epoch AND newer.origin_seq > o.origin_seq)
       RETURNING entity, entity_id AS entityId`,
    )
    .all({ importId })
    .forEach((settled) => {
      const { entity, entityId } = settled as { entity: string; entityId: string };
      tx.changed(entity, entityId);
    });
}

/**
 * 导入: another PC's waiting operations join what this PC sends, under their own ids, numbers and PC. The records themselves
 * arrive by pull, once head office has them. Cut short, it is simply done again.
 * @throws Refusal as `readUpload`, `unseal`; `sync.unenrolled`, `usb.otherShowroom`; nothing is changed then
 */
export function importWaiting(
  store: Store,
  actor: Actor,
  { upload, passphrase }: { upload: string; passphrase: string },
): Promise<UsbImported> {
  return readUpload(store, upload, async (file, progress) => {
    const { header } = headerOf(file, 'export');
    const { deviceId } = requireSameShowroom(store, header);
    progress.total = header.count;
    const { content, keys } = await unseal(file, passphrase, 'export');
    // Back at the PC it comes from there is nobody to make a receipt for.
    const importId = header.device_id === deviceId ? null : header.id;
    const imported = await takeAll(store, actor, { content, importId }, progress);
    const { device, at } = header;
    store.write(actor, (tx) => {
      if (importId) {
        noteImport(tx, header, keys);
        giveWay(tx, importId);
      }
      tx.audit('usbImport', 'sync', null, { device, at, ...imported });
    });
    return imported;
  });
}

async function takeAll(
  store: Store,
  actor: Actor,
  { content, importId }: { content: Buffer; importId: string | null },
  progress: { done: number },
): Promise<UsbImported> {
  const take = taker(store, importId);
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
