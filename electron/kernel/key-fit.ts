import { createHmac, pbkdf2Sync } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The SQLCipher 4 format: bytes a page, bytes of its HMAC at the end, and how the HMAC's key is made of the store's. */
const PAGE = 4096;
const MAC = 64;
const SALT = 16;
const SALT_MASK = 0x3a;
const ROUNDS = 2;
/** Damage that spares none of so many pages spread over the file is a file of somebody else. */
const SAMPLES = 64;

/** Encrypted pages are noise: nearly every value of a byte occurs. Text or blanks written over one are not. */
const looksEncrypted = (page: Buffer): boolean => new Set(page).size > 200;

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
}

/**
 * Does a store file that would not open belong to another key? Every page carries an HMAC, so one page that holds under
 * this key proves the key right and the file damaged. So is a file that is too short or whose first page is no longer noise.
 */
export function belongsToAnotherKey(path: string, key: Buffer): boolean {
  const file = openSync(path, 'r');
  try {
    const pages = Math.floor(fstatSync(file).size / PAGE);
    const first = readAt(file, 0, PAGE);
    if (pages < 2 || !looksEncrypted(first)) return false;
    const salt = first.subarray(0, SALT);
    const macKey = pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ SALT_MASK)), ROUNDS, key.length, 'sha512');
    const step = Math.max(1, Math.floor((pages - 1) / SAMPLES));
    for (let page = 2; page <= pages; page += step) {
      const bytes = readAt(file, (page - 1) * PAGE, PAGE);
      const number = Buffer.alloc(4);
      number.writeUInt32LE(page);
      const mac = createHmac('sha512', macKey).update(bytes.subarray(0, -MAC)).update(number).digest();
      if (mac.equals(bytes.subarray(-MAC))) return false;
    }
    return true;
  } finally {
    closeSync(file);
  }
}
