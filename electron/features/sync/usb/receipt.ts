import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { dayOf } from '../../../../db/core/day.ts';
import { USB_VERSION, type UsbAnswer, type UsbReceiptHeader } from '../../../../db/sync/usb.ts';
import type { Downloads } from '../../../api/downloads.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import { readEnrolment } from '../enrolment/enrolled.ts';
import { importedFile, noteReceiptSaved, showroomName } from './files.ts';
import { seal } from './seal.ts';

/** Answers read in one go. */
const SLICE = 200;
/** Of what a person decided or gave up here, only a conflict's answer is still known: its issue holds it. */
const ANSWERED = ['acked', 'rejected', 'conflict', 'discarded'] as const;
type State = (typeof ANSWERED)[number];

interface Row {
  opSeq: number;
  opId: string;
  sha256: string;
  code: string | null;
  message: string | null;
  serverSeq: number | null;
  issue: string | null;
  issueCode: string | null;
  issueMessage: string | null;
  issueSeq: number | null;
  serverJson: string | null;
}

function answerOf(state: State, row: Row): UsbAnswer | null {
  const { opId: op_id, sha256, code, message, serverSeq: server_seq } = row;
  const base = { op_id, sha256, code, message, server_seq, server_doc: null };
  if (state === 'acked') return { ...base, status: 'applied' };
  if (state === 'rejected') return { ...base, status: 'rejected' };
  if (row.issue === null) return state === 'conflict' ? { ...base, status: 'conflict' } : null;
  return {
    op_id,
    sha256,
    status: 'conflict',
    code: row.issueCode,
    message: row.issueMessage,
    server_seq: row.issueSeq,
    server_doc: row.serverJson === null ? null : (JSON.parse(row.serverJson) as Record<string, unknown>),
  };
}

/** The answers this PC has for a file it brought in, slice by slice. */
async function* answersTo(store: Store, id: string): AsyncGenerator<UsbAnswer[]> {
  const read = store.db.prepare<[string, string, number], Row>(
    `SELECT o.op_seq AS opSeq, o.op_id AS opId, o.sha256, o.code, o.message, o.server_seq AS serverSeq, i.id AS issue,
       i.code AS issueCode, i.message AS issueMessage, i.server_seq AS issueSeq, i.server_json AS serverJson
     FROM outbox AS o INDEXED BY outbox_import LEFT JOIN sync_issue AS i ON i.op_id = o.op_id
     WHERE o.import_id = ? AND o.state = ? AND o.op_seq > ? ORDER BY o.op_seq LIMIT ${SLICE}`,
  );
  for (const state of ANSWERED)
    for (let after = 0; ; ) {
      const rows = read.all(id, state, after);
      yield rows.map((row) => answerOf(state, row)).filter((answer) => answer !== null);
      if (rows.length < SLICE) break;
      after = rows.at(-1)!.opSeq;
      await nextTurn();
    }
}

/**
 * 存回执: head office's answers to what another PC's file carried, as far as they are here, for that PC. Sealed as the file was: the
 * passphrase that opened the file opens its receipt. What has no answer yet is not in it, and another receipt may follow.
 * @throws Refusal `sync.unenrolled`, `usb.noFile`, `usb.noAnswers`
 */
export async function saveReceipt(
  store: Store,
  downloads: Downloads,
  by: { staffId: string; token: string },
  id: string,
): Promise<{ url: string; name: string; count: number; of: number }> {
  const enrolment = readEnrolment(store.db);
  if (!enrolment) throw new Refusal('sync.unenrolled');
  const file = importedFile(store, id);
  if (!file) throw new Refusal('usb.noFile');
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const answers of answersTo(store, id)) {
      count += answers.length;
      yield answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
    }
  }
  const gzip = createGzip();
  const [packed] = await Promise.all([buffer(gzip), pipeline(lines, gzip)]);
  // Head office was restored while the answers were read: they are asked for again, so these are none.
  if (readEnrolment(store.db)?.gatewayEpoch !== enrolment.gatewayEpoch) return saveReceipt(store, downloads, by, id);
  if (count === 0) throw new Refusal('usb.noAnswers');
  const at = store.clock.now();
  const showroom = showroomName(store, enrolment.storeId);
  const { device, deviceId, epoch, carriedOutAt, salt, check, receiptKey } = file;
  const of = Math.max(file.count, count);
  const about = {
    format: 'zhanting-usb-receipt',
    version: USB_VERSION,
    ...{ id, showroom, store_id: enrolment.storeId, device, device_id: deviceId, epoch },
    ...{ at, carried_out_at: carriedOutAt, count, of, gateway_epoch: enrolment.gatewayEpoch },
  } as const;
  const bytes = seal<UsbReceiptHeader>(about, packed, { salt, check, key: receiptKey });
  store.write({ id: by.staffId }, (tx) => {
    noteReceiptSaved(tx, id);
    tx.audit('usbReceipt', 'sync', deviceId, { device, count, of });
  });
  const name = `展厅通 回执 ${showroom} ${device} ${dayOf(at)}.zhanting`;
  const { url } = downloads.offer({ bytes, mime: 'application/octet-stream', name, token: by.token });
  return { url, name, count, of };
}
