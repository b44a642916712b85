import { SHOWROOM_SETTING } from '../../../../db/settings/model.ts';
import type { UsbBroughtIn, UsbCarriedOut, UsbHeader, UsbStanding } from '../../../../db/sync/usb.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { recordReader } from '../records.ts';
import type { Keys } from './seal.ts';

/** What stands in a file's first line as the showroom's name. */
export function showroomName(store: Store, storeId: string): string {
  const setting = recordReader(store)('setting', SHOWROOM_SETTING);
  return String(setting?.row.showroomName ?? '').slice(0, 60) || storeId;
}

export function noteExport(tx: Write, { id, at, count }: Pick<UsbHeader, 'id' | 'at' | 'count'>): void {
  tx.db.prepare('INSERT INTO usb_export (id, at, count) VALUES (?, ?, ?)').run(id, at, count);
}

/** A file was brought in to its end; what its receipt will be sealed with is kept. */
export function noteImport(tx: Write, header: UsbHeader, { salt, check, receiptKey }: Keys): void {
  const { id, device, device_id: deviceId, epoch, at, count } = header;
  tx.db
    .prepare(
      `INSERT INTO usb_import (id, device, device_id, epoch, carried_out_at, count, brought_in_at, salt, pass_check, receipt_key)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET brought_in_at = excluded.brought_in_at`,
    )
    .run(id, device, deviceId, epoch, at, count, tx.at, salt, check, receiptKey);
}

export interface ImportedFile {
  id: string;
  device: string;
  deviceId: string;
  epoch: string;
  carriedOutAt: number;
  count: number;
  salt: Buffer;
  check: Buffer;
  receiptKey: Buffer;
}

export const importedFile = (store: Store, id: string): ImportedFile | undefined =>
  store.db
    .prepare<[string], ImportedFile>(
      `SELECT id, device, device_id AS deviceId, epoch, carried_out_at AS carriedOutAt, count, salt, pass_check AS "check",
         receipt_key AS receiptKey FROM usb_import WHERE id = ?`,
    )
    .get(id);

export function noteReceiptSaved(tx: Write, id: string): void {
  tx.db.prepare('UPDATE usb_import SET receipt_at = ? WHERE id = ?').run(tx.at, id);
}

/** Whether this PC made the file, also under an earlier identity. */
export const wasExportedHere = (store: Store, id: string): boolean =>
  store.db.prepare('SELECT 1 FROM usb_export WHERE id = ?').get(id) !== undefined;

/** A receipt that holds less than an earlier one of the same file takes nothing back. */
export function noteReceiptBack(tx: Write, id: string, answered: number): void {
  tx.db
    .prepare('UPDATE usb_export SET receipt_at = @at, answered = @answered WHERE id = @id AND answered < @answered')
    .run({ id, answered, at: tx.at });
}

/**
 * What the page says of files on sticks: the newest one carried out (it holds all that an older one's receipt could settle), and
 * of each file brought in what no newer one of its PC has taken over.
 */
export function usbStanding({ db }: Store): UsbStanding {
  const carriedOut = db
    .prepare<[], UsbCarriedOut>(
      'SELECT at, count, receipt_at AS receiptAt, answered FROM usb_export ORDER BY at DESC, id DESC LIMIT 1',
    )
    .get();
  const files = db
    .prepare<[], Omit<UsbBroughtIn, 'answered' | 'onTheWay'>>(
      `SELECT id, device, carried_out_at AS carriedOutAt, count, receipt_at AS receiptAt FROM usb_import
       WHERE EXISTS (SELECT 1 FROM outbox WHERE import_id = usb_import.id) ORDER BY brought_in_at DESC, id DESC LIMIT 5`,
    )
    .all();
  // Asked with every answer while the page is open: the index alone counts, and the few refused ones lead to what waits behind them.
  const inState = db.prepare<[string, string], number>('SELECT count(*) FROM outbox WHERE import_id = ? AND state = ?');
  const settledHere = db.prepare<[string], number>(
    `SELECT count(*) FROM outbox AS o WHERE import_id = ? AND state = 'discarded'
       AND EXISTS (SELECT 1 FROM sync_issue AS i WHERE i.op_id = o.op_id)`,
  );
  const behindRefused = db.prepare<[string], number>(
    `SELECT count(DISTINCT o.op_seq) FROM outbox AS refused INDEXED BY outbox_state
       JOIN outbox AS o INDEXED BY outbox_entity ON o.entity_id = refused.entity_id AND o.op_seq > refused.op_seq
     WHERE refused.state IN ('rejected', 'conflict') AND o.import_id = ? AND o.state = 'pending'`,
  );
  for (const count of [inState, settledHere, behindRefused]) count.pluck();
  const broughtIn = files.map((file) => {
    const [acked, rejected, conflict, pending] = ['acked', 'rejected', 'conflict', 'pending'].map(
      (state) => inState.get(file.id, state) as number,
    ) as [number, number, number, number];
    return {
      ...file,
      answered: acked + rejected + conflict + (settledHere.get(file.id) as number),
      onTheWay: pending - (behindRefused.get(file.id) as number),
    };
  });
  return { carriedOut: carriedOut ?? null, broughtIn };
}
