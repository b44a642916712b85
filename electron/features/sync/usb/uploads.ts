import { USB_MOST_BYTES } from '../../../../db/sync/usb.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';

/** Long enough to fetch the sheet with the passphrase. */
const LIFE_MS = 15 * 60_000;

/** A file from a stick, handed in piece by piece; in memory only, encrypted as it came. */
interface Upload {
  pieces: Buffer[];
  size: number;
  until: number;
  /** While it is being read in. */
  progress: { done: number; total: number } | null;
}

const uploads = new WeakMap<Store, Map<string, Upload>>();

function uploadsOf(store: Store): Map<string, Upload> {
  const kept = uploads.get(store) ?? new Map<string, Upload>();
  uploads.set(store, kept);
  for (const [id, { until, progress }] of kept) if (until < store.clock.now() && !progress) kept.delete(id);
  return kept;
}

/**
 * Keeps the next piece of a file; the first one makes room by dropping what another file left.
 * @throws Refusal `usb.tooLarge`; `usb.interrupted` when it does not follow what was kept
 */
export function keepPiece(store: Store, id: string, at: number, piece: Buffer): void {
  const kept = uploadsOf(store);
  if (at === 0) {
    for (const [other, { progress }] of kept) if (!progress) kept.delete(other);
    kept.set(id, { pieces: [], size: 0, until: 0, progress: null });
  }
  const upload = kept.get(id);
  if (!upload || upload.size !== at) throw new Refusal('usb.interrupted');
  if (at + piece.length > USB_MOST_BYTES) throw new Refusal('usb.tooLarge');
  upload.pieces.push(piece);
  upload.size += piece.length;
  upload.until = store.clock.now() + LIFE_MS;
}

/**
 * Reads a file that was handed in, one reader at a time; read to its end it is dropped, else it may be read again (a mistyped
 * passphrase). `read` says in `progress` how far it is.
 * @throws Refusal `usb.interrupted` when there is none, or no more; `usb.busy`
 */
export async function readUpload<T>(
  store: Store,
  id: string,
  read: (file: Buffer, progress: { done: number; total: number }) => Promise<T>,
): Promise<T> {
  const upload = uploadsOf(store).get(id);
  if (!upload) throw new Refusal('usb.interrupted');
  if (upload.progress) throw new Refusal('usb.busy');
  upload.progress = { done: 0, total: 1 };
  try {
    const found = await read(Buffer.concat(upload.pieces), upload.progress);
    uploadsOf(store).delete(id);
    return found;
  } finally {
    upload.progress = null;
  }
}

export const uploadProgress = (store: Store, id: string): Upload['progress'] =>
  uploadsOf(store).get(id)?.progress ?? null;
