import { hostname } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { dayOf } from '../../../../db/core/day.ts';
import { USB_VERSION, type UsbHeader, type UsbLine } from '../../../../db/sync/usb.ts';
import type { Downloads } from '../../../api/downloads.ts';
import { newId } from '../../../kernel/ids.ts';
import { OUTBOX_ROW, type OutboxRow } from '../../../kernel/outbox.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import { consentGate } from '../consent/gate.ts';
import { type Enrolment, readEnrolment } from '../enrolment/enrolled.ts';
import { recordReader } from '../records.ts';
import { countBatch } from '../restore/restore.ts';
import { noteExport, showroomName } from './files.ts';
import { keysOf, newPassphrase, seal } from './seal.ts';

const SYSTEM = { id: 'system' };
/** Operations read in one go: about 2 ms of the main thread. */
const SLICE = 200;

type Waiting = OutboxRow & { schemaV: number };

/** Hands out what waits, oldest first, slice by slice. What waits for a person, and what follows it, stays. */
async function* waiting(store: Store): AsyncGenerator<Waiting[]> {
  const read = store.db.prepare(
    `SELECT ${OUTBOX_ROW}, schema_v AS schemaV FROM outbox AS o
     WHERE o.state = 'pending' AND o.op_seq > @after AND o.op_seq <= @upTo AND NOT EXISTS (
       SELECT 1 FROM outbox AS earlier WHERE earlier.entity_id = o.entity_id AND earlier.op_seq < o.op_seq
       AND earlier.state IN ('rejected', 'conflict'))
     ORDER BY o.op_seq LIMIT ${SLICE}`,
  );
  const upTo = store.db.prepare('SELECT coalesce(max(op_seq), 0) FROM outbox').pluck().get() as number;
  for (let after = 0; ; ) {
    const found = read.all({ after, upTo }) as Waiting[];
    if (found.length > 0) yield found;
    if (found.length < SLICE) return;
    after = found.at(-1)!.opSeq;
    await nextTurn();
  }
}

/**
 * The operations that may leave this PC. Under operator `head_office` those without consent stay, on a stick as on the line: a
 * first look puts aside what must stay and brings back what may go again, the second hands out.
 */
async function* leaving(store: Store, operator: Enrolment['operator']): AsyncGenerator<Waiting[]> {
  if (operator === 'dealer') return yield* waiting(store);
  const gate = consentGate(store, recordReader(store));
  const judged = (ops: Waiting[]) => store.write(SYSTEM, (tx) => gate.pass(tx, ops).ops) as Waiting[];
  for await (const ops of waiting(store)) judged(ops);
  // Anew: what had to be said again stands at the end.
  for await (const ops of waiting(store)) yield judged(ops);
}

const lineOf = (op: Waiting, { deviceId, epoch }: Enrolment): UsbLine => ({
  op_id: op.opId,
  device_id: op.originDevice ?? deviceId,
  epoch: op.originEpoch ?? epoch,
  op_seq: op.originSeq ?? op.opSeq,
  schema_v: op.schemaV,
  sha256: op.sha256,
  body: op.body,
});

/**
 * 导出待发送: all that waits, as one encrypted file at a short-lived address, and the passphrase, which is kept nowhere. The operations
 * go on waiting here; whichever way they reach head office first, they count once.
 * @throws Refusal `sync.unenrolled`, `usb.nothing`
 */
export async function exportWaiting(
  store: Store,
  downloads: Downloads,
  by: { staffId: string; token: string },
): Promise<{ url: string; name: string; count: number; passphrase: string }> {
  const enrolment = readEnrolment(store.db);
  if (!enrolment) throw new Refusal('sync.unenrolled');
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const ops of leaving(store, enrolment!.operator)) {
      count += ops.length;
      yield ops.map((op) => `${JSON.stringify(lineOf(op, enrolment!))}\n`).join('');
    }
  }
  const gzip = createGzip();
  const [packed] = await Promise.all([buffer(gzip), pipeline(lines, gzip)]);
  if (count === 0) throw new Refusal('usb.nothing');
  const at = store.clock.now();
  const showroom = showroomName(store, enrolment.storeId);
  const device = hostname().slice(0, 60) || 'PC';
  const passphrase = newPassphrase();
  const keys = await keysOf(passphrase);
  const id = newId();
  const { storeId: store_id, deviceId: device_id, epoch } = enrolment;
  const about = {
    format: 'zhanting-usb',
    version: USB_VERSION,
    id,
    showroom,
    store_id,
    device,
    device_id,
    epoch,
  } as const;
  const bytes = seal<UsbHeader>({ ...about, count, at }, packed, { ...keys, key: keys.exportKey });
  // Handed out as a batch is: if this store is put back from a backup later, it must not use these numbers again.
  countBatch(store);
  store.write({ id: by.staffId }, (tx) => {
    noteExport(tx, { id, at, count });
    tx.audit('usbExport', 'sync', device_id, { count });
  });
  const name = `展厅通 ${showroom} ${device} ${dayOf(at)}.zhanting`;
  const { url } = downloads.offer({ bytes, mime: 'application/octet-stream', name, token: by.token });
  return { url, name, count, passphrase };
}
