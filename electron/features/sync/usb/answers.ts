import { setImmediate as nextTurn } from 'node:timers/promises';
import { type UsbAnswer, type UsbAnswered, type UsbReceiptHeader, usbAnswer } from '../../../../db/sync/usb.ts';
import type { OpResult } from '../../../../gateway/protocol.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Actor } from '../../../kernel/write.ts';
import { SYNC_TIMING } from '../../../workers/sync/timing.ts';
import { type Enrolment, readEnrolment } from '../enrolment/enrolled.ts';
import { answerKeeper } from '../sending/results.ts';
import { noteReceiptBack, wasExportedHere } from './files.ts';
import { headerOf, unseal } from './seal.ts';
import { readUpload } from './uploads.ts';

const SYSTEM = { id: 'system' };
/** Answers kept in one transaction, as of a push: about 3 ms of the main thread. */
const SLICE = 100;

function answersIn(content: Buffer): UsbAnswer[] {
  try {
    const lines = content.toString('utf8').split('\n');
    return lines.filter(Boolean).map((line) => usbAnswer.parse(JSON.parse(line)));
  } catch {
    throw new Refusal('usb.receiptDamaged');
  }
}

/**
 * Of this showroom, to a file of this PC (under an earlier identity too), and of head office as this PC knows it: sequence numbers and
 * "applied" of another state of head office mean nothing here.
 * @throws Refusal `sync.unenrolled`, `usb.otherShowroom`, `usb.receiptOtherPc`, `usb.receiptOtherOffice`
 */
function requireForHere(store: Store, header: UsbReceiptHeader): Enrolment {
  const enrolment = readEnrolment(store.db);
  if (!enrolment) throw new Refusal('sync.unenrolled');
  const { store_id: storeId, showroom, device, device_id: deviceId, gateway_epoch: gatewayEpoch, id } = header;
  if (enrolment.storeId !== storeId) throw new Refusal('usb.otherShowroom', { params: { showroom } });
  if (enrolment.deviceId !== deviceId && !wasExportedHere(store, id))
    throw new Refusal('usb.receiptOtherPc', { params: { device } });
  if (enrolment.gatewayEpoch !== gatewayEpoch) throw new Refusal('usb.receiptOtherOffice');
  return enrolment;
}

/** The same as the gateway's own answer to a push. */
const resultOf = ({ sha256: _sha256, ...answer }: UsbAnswer): OpResult => ({ ...answer, retryable: false });

/**
 * Keeps the answers of a receipt through the code that keeps those of a push.
 *
 * What is decided by is the op_id with the hash of its text, never the epoch: an op_id is made by chance, once, and head office keeps one
 * answer to it whoever sends it and under whatever epoch. So when this store was put back from a backup since (a new epoch), the
 * receipt is right about every operation the backup still has; the ones it lost are unknown here and passed over (the records
 * arrive by pull), and those saved since have op_ids the receipt cannot name. On a copy of the disk the same holds. A refusal
 * counts only for what still waits, because a person may have decided since; that something has arrived is the truth whatever was
 * decided meanwhile, as it is when a push says so.
 */
function receiptKeeper(store: Store) {
  const keep = answerKeeper(store, SYNC_TIMING);
  const find = store.db.prepare<[string], { state: string; sha256: string }>(
    'SELECT state, sha256 FROM outbox WHERE op_id = ?',
  );
  const settles = ({ op_id: opId, sha256, status, server_seq: serverSeq }: UsbAnswer): boolean => {
    const here = find.get(opId);
    if (here?.sha256 !== sha256) return false;
    return status === 'applied' ? here.state !== 'acked' && serverSeq !== null : here.state === 'pending';
  };
  return {
    knowsOneOf: (answers: readonly UsbAnswer[]) => answers.some(({ op_id: opId }) => find.get(opId) !== undefined),
    keep(slice: readonly UsbAnswer[], answered: UsbAnswered): void {
      store.write(SYSTEM, (tx) => {
        const taken = slice.filter(settles);
        keep(tx, taken.map(resultOf));
        const delivered = taken.filter(({ status }) => status === 'applied').length;
        answered.delivered += delivered;
        answered.refused += taken.length - delivered;
        answered.skipped += slice.length - taken.length;
      });
    },
  };
}

/**
 * 带回回执: what head office answered to the changes a stick carried away. It is no contact with head office and shows no document:
 * neither the time of the last contact nor what this PC has seen moves. Brought in twice, or cut short and done again, it changes
 * nothing more.
 * @throws Refusal as `requireForHere`, `unseal` and `readUpload`; `usb.receiptOtherEpoch` when it is of a time before this store and names
 * nothing of it; nothing is changed then
 */
export function bringReceipt(
  store: Store,
  actor: Actor,
  { upload, passphrase }: { upload: string; passphrase: string },
): Promise<UsbAnswered> {
  return readUpload(store, upload, async (file, progress) => {
    const { header } = headerOf(file, 'receipt');
    requireForHere(store, header);
    const answers = answersIn((await unseal(file, passphrase, 'receipt')).content);
    const keeper = receiptKeeper(store);
    if (requireForHere(store, header).epoch !== header.epoch && !keeper.knowsOneOf(answers))
      throw new Refusal('usb.receiptOtherEpoch');
    progress.total = answers.length;
    const answered: UsbAnswered = { delivered: 0, refused: 0, skipped: 0 };
    for (let from = 0; from < answers.length; from += SLICE) {
      // Between two slices this PC may have been enrolled elsewhere, or have heard that head office was restored.
      requireForHere(store, header);
      keeper.keep(answers.slice(from, from + SLICE), answered);
      progress.done = from;
      await nextTurn();
    }
    store.write(actor, (tx) => {
      noteReceiptBack(tx, header.id, header.count);
      tx.audit('usbReceiptBack', 'sync', header.device_id, { at: header.at, ...answered });
    });
    return answered;
  });
}
