import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreTrouble } from './trouble.ts';

/** Where the desktop keeps secrets (Electron's safeStorage); absent in the browser host, which uses a 0600 file. */
export interface KeyVault {
  wrap(secret: Buffer): Promise<Buffer>;
  unwrap(wrapped: Buffer): Promise<Buffer>;
}

interface KeyFile {
  /** base64 of the 32-byte store key, wrapped by the vault when `vault` is true. */
  key: string;
  vault: boolean;
  /** HMAC of a fixed text under the key: tells a wrong key from a damaged store. */
  check: string;
}

const fileOf = (dir: string) => join(dir, 'store.key');
/** The key once more, under the recovery key (AES-256-GCM: nonce, tag, text), in a file of its own: a lost or foreign key file must not take it along. */
export const recoveryFileOf = (dir: string) => join(dir, 'store.recovery');
const checkOf = (key: Buffer) => createHmac('sha256', key).update('zhanting store key').digest('base64');

function replaceFile(file: string, content: string | Buffer): void {
  const part = `${file}.part`;
  writeFileSync(part, content, { mode: 0o600, flush: true });
  renameSync(part, file);
}

async function keep(dir: string, key: Buffer, vault: KeyVault | undefined): Promise<void> {
  const kept = vault ? await vault.wrap(key) : key;
  const content: KeyFile = { key: kept.toString('base64'), vault: Boolean(vault), check: checkOf(key) };
  replaceFile(fileOf(dir), JSON.stringify(content));
}

function load(dir: string): KeyFile {
  let content: Partial<KeyFile> | null;
  try {
    content = JSON.parse(readFileSync(fileOf(dir), 'utf8')) as Partial<KeyFile> | null;
  } catch (cause) {
    throw new StoreTrouble('wrongKey', 'the key file is missing or unreadable', { cause });
  }
  if (typeof content?.key !== 'string') throw new StoreTrouble('wrongKey', 'the key file holds no key');
  return content as KeyFile;
}

/**
 * The raw 256-bit key of the store in `dir`; made on the first call for a folder without a store.
 * @throws StoreTrouble `wrongKey` when a store exists but its key file is missing, foreign or does not match.
 */
export async function storeKey(dir: string, storeFile: string, vault?: KeyVault): Promise<Buffer> {
  if (!existsSync(fileOf(dir)) && !existsSync(storeFile)) {
    const key = randomBytes(32);
    await keep(dir, key, vault);
    return key;
  }
  const { key, vault: wrapped, check } = load(dir);
  if (wrapped && !vault) throw new StoreTrouble('wrongKey', 'the key is kept by the desktop app of this account');
  const raw = Buffer.from(key, 'base64');
  let plain: Buffer;
  try {
    plain = wrapped && vault ? await vault.unwrap(raw) : raw;
  } catch (cause) {
    throw new StoreTrouble('wrongKey', 'the key cannot be unwrapped by this account', { cause });
  }
  if (plain.length !== 32 || checkOf(plain) !== check) throw new StoreTrouble('wrongKey', 'the key does not match');
  return plain;
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const fromRecovery = (text: string) =>
  Buffer.from(hkdfSync('sha256', text.replaceAll(/[^0-9A-Z]/g, ''), 'zhanting', 'recovery key', 32));

/** Makes a recovery key (8 groups of 5 symbols, 200 bits), keeps the store key under it, and returns it to be shown once. */
export function makeRecoveryKey(dir: string, key: Buffer): string {
  const symbols = [...randomBytes(40)].map((byte) => ALPHABET[byte % 32]).join('');
  const text = symbols.match(/.{5}/g)!.join('-');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', fromRecovery(text), nonce);
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  replaceFile(recoveryFileOf(dir), Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
  return text;
}

/**
 * Puts the key back with the recovery key, e.g. after the Windows account or the key file was lost.
 * @throws StoreTrouble `wrongKey` when the recovery key is not this store's, or the store never had one.
 */
export async function recoverKey(dir: string, recoveryKey: string, vault?: KeyVault): Promise<void> {
  let sealed: Buffer;
  try {
    sealed = readFileSync(recoveryFileOf(dir));
  } catch (cause) {
    throw new StoreTrouble('wrongKey', 'this store has no recovery key', { cause });
  }
  let key: Buffer;
  try {
    const decipher = createDecipheriv('aes-256-gcm', fromRecovery(recoveryKey.toUpperCase()), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    key = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  } catch (cause) {
    throw new StoreTrouble('wrongKey', 'the recovery key does not fit this store', { cause });
  }
  await keep(dir, key, vault);
}
