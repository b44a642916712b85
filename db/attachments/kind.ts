import type { AttachmentMime } from './model.ts';

const startsWith = (bytes: Uint8Array, signs: readonly number[], at = 0): boolean =>
  signs.every((sign, index) => bytes[at + index] === sign);
const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));

/** A PDF may have a little of anything before its head; readers look this far. */
const PDF_HEAD_WITHIN = 1024;

/** What the bytes are, whatever the name says; null for anything a card does not hold. */
export function kindOf(bytes: Uint8Array): AttachmentMime | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return 'image/webp';
  const head = bytes.subarray(0, PDF_HEAD_WITHIN);
  const pdf = ascii('%PDF-');
  for (let at = 0; at + pdf.length <= head.length; at += 1) if (startsWith(head, pdf, at)) return 'application/pdf';
  return null;
}
