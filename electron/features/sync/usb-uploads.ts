import { USB_MOST_BYTES } from '../../../db/sync/usb.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';

/** Long enough to fetch the sheet with the passphrase. */
const LIFE_MS = 15 * 60_000;

/** A file from a stick, handed in piece by piece; in memory only, encrypted as it came. */
export interface Upload {
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

/** @throws Refusal `usb.interrupted` when there is none, or no more */
export function requireUpload(store: Store, id: string): Upload {
  const upload = uploadsOf(store).get(id);
  if (!upload) throw new Refusal('usb.interrupted');
  return upload;
}

export const uploadProgress = (store: Store, id: string): Upload['progress'] =>
  uploadsOf(store).get(id)?.progress ?? null;

export const dropUpload = (store: Store, id: string): void => void uploadsOf(store).delete(id);
