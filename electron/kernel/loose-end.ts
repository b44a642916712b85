import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

/** In the index of the log: number of its last frame, and the salt of its present generation. */
const LAST_FRAME_AT = 16;
const SALT_AT = 32;
const SALT = 8;

const placeOf = (store: string) => `${store}-loose`;

function logNow(store: string): Buffer {
  const index = openSync(`${store}-shm`, 'r');
  try {
    const noted = Buffer.alloc(4 + SALT);
    readSync(index, noted, 0, 4, LAST_FRAME_AT);
    readSync(index, noted, 4, SALT, SALT_AT);
    return noted;
  } finally {
    closeSync(index);
  }
}

function put(store: string, noted: Buffer | null): void {
  const file = openSync(placeOf(store), existsSync(placeOf(store)) ? 'r+' : 'w', 0o600);
  try {
    ftruncateSync(file, 0);
    if (noted) {
      writeSync(file, noted, 0, noted.length, 0);
      fsyncSync(file);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * The end of the log that no disk has confirmed yet. Where it begins stands beside the store, and on the disk before anything is written
 * there: of what comes after it a power cut may take any part, which is no damage.
 */
export interface LooseEnd {
  /** Before a write that does not wait for the disk. */
  begin(): void;
  /** After one that did: the disk has everything before it too. */
  end(): void;
}

export function looseEnd(store: string): LooseEnd {
  let open = existsSync(placeOf(store)) && readFileSync(placeOf(store)).length > 0;
  return {
    begin() {
      if (open) return;
      put(store, logNow(store));
      open = true;
    },
    end() {
      if (!open) return;
      try {
        put(store, null);
        open = false;
      } catch {
        // The save itself stands; the next one says it again.
      }
    },
  };
}

/** Up to which frame of the log's generation `salt` the disk has confirmed everything; Infinity when nothing is loose. */
export function firmFrames(store: string, salt: Buffer): number {
  if (!existsSync(placeOf(store))) return Number.POSITIVE_INFINITY;
  const noted = readFileSync(placeOf(store));
  if (noted.length < 4 + SALT) return Number.POSITIVE_INFINITY;
  // Noted in an earlier generation: nothing has waited for the disk since.
  return noted.subarray(4).equals(salt) ? noted.readUInt32LE(0) : 0;
}
