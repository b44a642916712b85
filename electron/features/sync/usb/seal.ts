import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  randomInt,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readUsbHeader, type UsbHeader, type UsbReading, type UsbReceiptHeader } from '../../../../db/sync/usb.ts';
import { Refusal } from '../../../kernel/refusal.ts';

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

/** However it was typed: small letters, other or no dashes. */
const plainSigns = (passphrase: string) => passphrase.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/**
 * What a passphrase and its salt give. The receipt of a file is sealed with a key of its own made from the file's: the PC that sends a
 * file keeps that one, so that nobody types the passphrase for the receipt, and the file itself can't be opened with it.
 */
export interface Keys {
  salt: Buffer;
  check: Buffer;
  exportKey: Buffer;
  receiptKey: Buffer;
}

export function keysOf(passphrase: string, salt: Buffer = randomBytes(16)): Promise<Keys> {
  return new Promise((resolve, reject) => {
    scrypt(plainSigns(passphrase), salt, 48, COST, (error, bytes) => {
      if (error) return reject(error);
      const exportKey = bytes.subarray(0, 32);
      const receiptKey = createHmac('sha256', exportKey).update('zhanting-usb-receipt').digest();
      resolve({ salt, check: bytes.subarray(32), exportKey, receiptKey });
    });
  });
}

type Header = UsbHeader | UsbReceiptHeader;
type About<H extends Header> = Omit<H, 'sealed' | 'salt' | 'iv' | 'check'>;

/** The file: a first line in the clear, then what `packed` (gzip) holds, readable with the passphrase only. */
export function seal<H extends Header>(
  about: About<H>,
  packed: Buffer,
  { salt, check, key }: Pick<Keys, 'salt' | 'check'> & { key: Buffer },
): Buffer<ArrayBuffer> {
  const iv = randomBytes(12);
  const header = {
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

const COMPLAINTS = {
  newer: 'usb.newer',
  damagedExport: 'usb.damaged',
  damagedReceipt: 'usb.receiptDamaged',
  other: 'usb.notOurs',
} as const;
/** An export where a receipt was asked for, and the other way round. */
const MISTAKEN = { export: 'usb.isExport', receipt: 'usb.isReceipt' } as const;

type Read<K extends 'export' | 'receipt'> = Extract<UsbReading, { kind: K }>;

/**
 * The first line of the kind of file that is asked for, before any passphrase.
 * @throws Refusal `usb.newer`, `usb.damaged`, `usb.receiptDamaged`, `usb.notOurs`; `usb.isExport`, `usb.isReceipt` for the other kind
 */
export function headerOf<K extends 'export' | 'receipt'>(file: Buffer, asked: K): Read<K> {
  const reading = readUsbHeader(file, file.length);
  if (reading.kind === asked) return reading as Read<K>;
  if (reading.kind === 'export' || reading.kind === 'receipt') throw new Refusal(MISTAKEN[reading.kind]);
  throw new Refusal(COMPLAINTS[reading.kind]);
}

/**
 * The unpacked content, and the keys it was sealed with.
 * @throws Refusal as `headerOf`; `usb.passphrase`; `usb.damaged` or `usb.receiptDamaged` when a byte is not as it was written
 */
export async function unseal(
  file: Buffer,
  passphrase: string,
  asked: 'export' | 'receipt',
): Promise<{ content: Buffer; keys: Keys }> {
  const { header, headerBytes } = headerOf(file, asked);
  const keys = await keysOf(passphrase, Buffer.from(header.salt, 'base64url'));
  const expected = Buffer.from(header.check, 'base64url');
  if (expected.length !== keys.check.length || !timingSafeEqual(expected, keys.check))
    throw new Refusal('usb.passphrase', { field: 'passphrase' });
  try {
    const key = asked === 'export' ? keys.exportKey : keys.receiptKey;
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(header.iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(file.subarray(0, headerBytes)).setAuthTag(file.subarray(-TAG_BYTES));
    const packed = Buffer.concat([decipher.update(file.subarray(headerBytes, -TAG_BYTES)), decipher.final()]);
    return { content: await unpack(packed, { maxOutputLength: MOST_UNPACKED }), keys };
  } catch {
    throw new Refusal(asked === 'export' ? 'usb.damaged' : 'usb.receiptDamaged');
  }
}
