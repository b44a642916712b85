import { z } from 'zod';

/** Of the file a USB stick carries; grows when an older version could not read it. */
export const USB_VERSION = 1;
/** A file is handed in by pieces of this many bytes, so that no request is large. */
export const USB_PIECE_BYTES = 1024 * 1024;
/** About 200,000 waiting operations: years of a showroom PC without a line. */
export const USB_MOST_BYTES = 64 * 1024 * 1024;
const LONGEST_HEADER = 4096;
const USB_FORMATS = ['zhanting-usb', 'zhanting-usb-receipt'] as const;

/** What the first line of every file says about its sealing. What follows it: gzipped lines under AES-256-GCM, the tag last. */
const sealing = {
  version: z.literal(USB_VERSION),
  showroom: z.string().max(200),
  store_id: z.string().max(64),
  /** Name of the PC whose changes it is about. */
  device: z.string().max(200),
  device_id: z.uuid(),
  /** That PC's epoch when it carried them out. */
  epoch: z.string().max(64),
  /** Names one carrying out; its receipt says the same. */
  id: z.uuid(),
  /** When it was made, UTC ms. */
  at: z.int(),
  /** Bytes after the first line. */
  sealed: z.int().positive(),
  /** Of the passphrase, for scrypt. */
  salt: z.base64url().max(64),
  iv: z.base64url().max(64),
  /** Tells a mistyped passphrase from a damaged file. */
  check: z.base64url().max(64),
};

/**
 * First line of what a PC carried out, in the clear so that a person sees what it is before the passphrase; the encryption
 * authenticates it.
 */
export const usbHeader = z.object({ format: z.literal('zhanting-usb'), ...sealing, count: z.int().positive() });
export type UsbHeader = z.infer<typeof usbHeader>;

/** First line of a receipt (回执): head office's answers to what a file carried, on their way back to its PC. */
export const usbReceiptHeader = z.object({
  format: z.literal('zhanting-usb-receipt'),
  ...sealing,
  /** Answers in it, of so many changes the file carried. */
  count: z.int().positive(),
  of: z.int().positive(),
  carried_out_at: z.int(),
  /** State of head office the answers are of: after a restore of head office's backup they say nothing any more. */
  gateway_epoch: z.string().max(64),
});
export type UsbReceiptHeader = z.infer<typeof usbReceiptHeader>;

/** What a file is: one of ours and readable, of a newer version, cut off or lengthened, or something else. */
export type UsbReading =
  | { kind: 'export'; header: UsbHeader /** Bytes of the first line with its line end. */; headerBytes: number }
  | { kind: 'receipt'; header: UsbReceiptHeader; headerBytes: number }
  | { kind: 'newer' | 'damagedExport' | 'damagedReceipt' | 'other' };

/** Reads the first line of a file of `size` bytes from its beginning; never throws. */
export function readUsbHeader(beginning: Uint8Array, size: number): UsbReading {
  const end = beginning.subarray(0, LONGEST_HEADER).indexOf(0x0a);
  if (end === -1) return { kind: 'other' };
  const value = jsonIn(new TextDecoder().decode(beginning.subarray(0, end)));
  const basics = z.object({ format: z.enum(USB_FORMATS), version: z.int() }).safeParse(value);
  if (!basics.success) return { kind: 'other' };
  if (basics.data.version > USB_VERSION) return { kind: 'newer' };
  const headerBytes = end + 1;
  const whole = (sealed: number) => headerBytes + sealed === size;
  if (basics.data.format === 'zhanting-usb') {
    const { data: header } = usbHeader.safeParse(value);
    return header && whole(header.sealed) ? { kind: 'export', header, headerBytes } : { kind: 'damagedExport' };
  }
  const { data: header } = usbReceiptHeader.safeParse(value);
  return header && whole(header.sealed) ? { kind: 'receipt', header, headerBytes } : { kind: 'damagedReceipt' };
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

/** One answer of a receipt, for exactly the text that `sha256` is of; what is still on its way has none. */
export const usbAnswer = z.object({
  op_id: z.uuid(),
  sha256: z.string(),
  status: z.enum(['applied', 'conflict', 'rejected']),
  code: z.string().nullable(),
  message: z.string().nullable(),
  server_seq: z.int().nullable(),
  server_doc: z.record(z.string(), z.unknown()).nullable(),
});
export type UsbAnswer = z.infer<typeof usbAnswer>;

/** A file handed in, to be opened with its passphrase. */
export const usbOpenInput = z.object({
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

/** What a receipt did: `delivered` and `refused` were settled by it, `skipped` had been settled before or are not of this store. */
export interface UsbAnswered {
  delivered: number;
  refused: number;
  skipped: number;
}

/** The newest file this PC carried out, and what came back for it; instants UTC ms. */
export interface UsbCarriedOut {
  at: number;
  count: number;
  receiptAt: number | null;
  /** Answers the newest receipt held. */
  answered: number;
}

/** A file of another PC that this one sends, and how far its changes are. */
export interface UsbBroughtIn {
  id: string;
  device: string;
  carriedOutAt: number;
  count: number;
  answered: number;
  /** To be sent yet; what is neither sent nor answered waits behind a refused change. */
  onTheWay: number;
  receiptAt: number | null;
}

export interface UsbStanding {
  carriedOut: UsbCarriedOut | null;
  broughtIn: UsbBroughtIn[];
}
