import type { UsbAnswered, UsbImported } from '../../db/sync/usb.ts';
import { createDownloads, type Downloads } from '../../electron/api/downloads.ts';
import { bringReceipt } from '../../electron/features/sync/usb/answers.ts';
import { exportWaiting } from '../../electron/features/sync/usb/export.ts';
import { importWaiting } from '../../electron/features/sync/usb/import.ts';
import { saveReceipt } from '../../electron/features/sync/usb/receipt.ts';
import { keepPiece } from '../../electron/features/sync/usb/uploads.ts';
import { newId } from '../../electron/kernel/ids.ts';
import type { Store } from '../../electron/kernel/store.ts';

export interface Stick {
  file: Buffer;
  passphrase: string;
  count: number;
}
interface Pc {
  store: Store;
}

const CARRIER = { id: '0190f5e0-0000-7000-8000-00000000000b' };
const BY = { staffId: CARRIER.id, token: 'session' };

const taken = (downloads: Downloads, url: string) =>
  Buffer.from(downloads.take(url.split('/').at(-1)!)!.bytes as Uint8Array);

export async function carryOut({ store }: Pc): Promise<Stick> {
  const downloads = createDownloads(() => 0);
  const { url, count, passphrase } = await exportWaiting(store, downloads, BY);
  return { file: taken(downloads, url), passphrase, count };
}

type Sealed = Pick<Stick, 'file' | 'passphrase'>;

/** The file in pieces, as the page hands it in. */
function handIn({ store }: Pc, file: Buffer): string {
  const upload = newId();
  const piece = Math.ceil(file.length / 3);
  for (let at = 0; at < file.length; at += piece) keepPiece(store, upload, at, file.subarray(at, at + piece));
  return upload;
}

export const bringIn = (pc: Pc, { file, passphrase }: Sealed): Promise<UsbImported> =>
  importWaiting(pc.store, CARRIER, { upload: handIn(pc, file), passphrase });

/** Name of the carrying out, which its receipt has too. */
export const idOf = (file: Buffer): string =>
  (JSON.parse(file.subarray(0, file.indexOf(0x0a)).toString()) as { id: string }).id;

/** The receipt of a file that was brought in at `pc`; the passphrase is the file's. */
export async function receiptOf(pc: Pc, { file, passphrase }: Sealed): Promise<Stick & { of: number }> {
  const downloads = createDownloads(() => 0);
  const { url, count, of } = await saveReceipt(pc.store, downloads, BY, idOf(file));
  return { file: taken(downloads, url), passphrase, count, of };
}

export const bringBack = (pc: Pc, { file, passphrase }: Sealed): Promise<UsbAnswered> =>
  bringReceipt(pc.store, CARRIER, { upload: handIn(pc, file), passphrase });
