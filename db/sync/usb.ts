import { z } from 'zod';

/** Of the file a USB stick carries; grows when an older version could not read it. */
export const USB_VERSION = 1;
/** A file is handed in by pieces of this many bytes, so that no request is large. */
export const USB_PIECE_BYTES = 1024 * 1024;
/** About 200,000 waiting operations: years of a showroom PC without a line. */
export const USB_MOST_BYTES = 64 * 1024 * 1024;
const LONGEST_HEADER = 4096;

/**
 * First line of the file, in the clear so that a person sees what it is before the passphrase; the encryption authenticates it. What
 * follows: gzipped lines under AES-256-GCM (`sealed` bytes, the tag last), key and `check` by scrypt from the passphrase and `salt`.
 */
export const usbHeader = z.object({
  format: z.literal('zhanting-usb'),
  version: z.literal(USB_VERSION),
  showroom: z.string().max(200),
  store_id: z.string().max(64),
  /** Name of the PC whose waiting changes these are. */
  device: z.string().max(200),
  count: z.int().positive(),
  /** When it was made, UTC ms. */
  at: z.int(),
  sealed: z.int().positive(),
  salt: z.base64url().max(64),
  iv: z.base64url().max(64),
  /** Tells a mistyped passphrase from a damaged file. */
  check: z.base64url().max(64),
});
export type UsbHeader = z.infer<typeof usbHeader>;

/** What a file is: ours and readable, of a newer version, cut off or lengthened, or something else. */
export type UsbReading =
  | { kind: 'ours'; header: UsbHeader /** Bytes of the first line with its line end. */; headerBytes: number }
  | { kind: 'newer' | 'damaged' | 'other' };

/** Reads the first line of a file of `size` bytes from its beginning; never throws. */
export function readUsbHeader(beginning: Uint8Array, size: number): UsbReading {
  const end = beginning.subarray(0, LONGEST_HEADER).indexOf(0x0a);
  if (end === -1) return { kind: 'other' };
  const value = jsonIn(new TextDecoder().decode(beginning.subarray(0, end)));
  const basics = z.object({ format: z.literal('zhanting-usb'), version: z.int() }).safeParse(value);
  if (!basics.success) return { kind: 'other' };
  if (basics.data.version > USB_VERSION) return { kind: 'newer' };
  const header = usbHeader.safeParse(value);
  if (!header.success || end + 1 + header.data.sealed !== size) return { kind: 'damaged' };
  return { kind: 'ours', header: header.data, headerBytes: end + 1 };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One operation of the file, with the PC, epoch and number it was saved under; `body` is the exact text that `sha256` is of. */
export const usbLine = z.object({
  op_id: z.uuid(),
  device_id: z.uuid(),
  epoch: z.string().max(64),
  op_seq: z.int().positive(),
  schema_v: z.int().positive(),
  sha256: z.string(),
  body: z.string(),
});
export type UsbLine = z.infer<typeof usbLine>;

export const usbImportInput = z.object({
  upload: z.uuid(),
  passphrase: z
    .string()
    .max(100, 'text.tooLong')
    .refine((text) => /\w/.test(text), 'field.required'),
});

/** What an import did: `known` were here or delivered before, `unreadable` are damaged texts and stay on their PC. */
export interface UsbImported {
  added: number;
  known: number;
  unreadable: number;
}
