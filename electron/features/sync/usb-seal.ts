import { createCipheriv, createDecipheriv, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readUsbHeader, USB_VERSION, type UsbHeader } from '../../../db/sync/usb.ts';
import { Refusal } from '../../kernel/refusal.ts';

const unpack = promisify(gunzip);

/** Without the signs that are mistaken for one another when they are read aloud or copied by hand. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const SIGNS = 5;
const TAG_BYTES = 16;
/** 32 MiB and about a tenth of a second a guess. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
/** Unpacked, far above what any real backlog is. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/** 4 groups of 5 signs, 99 bits, to be written down. */
export function newPassphrase(): string {
  const group = () => Array.from({ length: SIGNS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

interface Keys {
  key: Buffer;
  check: Buffer;
}

/** However it was typed: small letters, other or no dashes. */
const plainSigns = (passphrase: string) => passphrase.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

function keysOf(passphrase: string, salt: Buffer): Promise<Keys> {
  return new Promise((resolve, reject) => {
    scrypt(plainSigns(passphrase), salt, 48, COST, (error, bytes) =>
      error ? reject(error) : resolve({ key: bytes.subarray(0, 32), check: bytes.subarray(32) }),
    );
  });
}

/** The file: a first line in the clear, then what `packed` (gzip) holds, readable with the passphrase only. */
export async function seal(
  about: Pick<UsbHeader, 'showroom' | 'store_id' | 'device' | 'count' | 'at'>,
  packed: Buffer,
  passphrase: string,
): Promise<Buffer<ArrayBuffer>> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const { key, check } = await keysOf(passphrase, salt);
  const header: UsbHeader = {
    format: 'zhanting-usb',
    version: USB_VERSION,
    ...about,
    sealed: packed.length + TAG_BYTES,
    salt: salt.toString('base64url'),
    iv: iv.toString('base64url'),
    check: check.toString('base64url'),
  };
  const first = Buffer.from(`${JSON.stringify(header)}\n`);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(first);
  return Buffer.concat([first, cipher.update(packed), cipher.final(), cipher.getAuthTag()]);
}

/**
 * What kind of file it is, before any passphrase.
 * @throws Refusal `usb.newer`, `usb.damaged`, `usb.notOurs`
 */
export function headerOf(file: Buffer): { header: UsbHeader; headerBytes: number } {
  const reading = readUsbHeader(file, file.length);
  if (reading.kind === 'ours') return reading;
  throw new Refusal({ newer: 'usb.newer', damaged: 'usb.damaged', other: 'usb.notOurs' }[reading.kind]);
}

/**
 * The unpacked content.
 * @throws Refusal as `headerOf`; `usb.passphrase`; `usb.damaged` when a byte is not as it was written
 */
export async function unseal(file: Buffer, passphrase: string): Promise<Buffer> {
  const { header, headerBytes } = headerOf(file);
  const { key, check } = await keysOf(passphrase, Buffer.from(header.salt, 'base64url'));
  const expected = Buffer.from(header.check, 'base64url');
  if (expected.length !== check.length || !timingSafeEqual(expected, check))
    throw new Refusal('usb.passphrase', { field: 'passphrase' });
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(header.iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(file.subarray(0, headerBytes)).setAuthTag(file.subarray(-TAG_BYTES));
    const packed = Buffer.concat([decipher.update(file.subarray(headerBytes, -TAG_BYTES)), decipher.final()]);
    return await unpack(packed, { maxOutputLength: MOST_UNPACKED });
  } catch {
    throw new Refusal('usb.damaged');
  }
}
