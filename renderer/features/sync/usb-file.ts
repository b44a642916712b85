import { readUsbHeader, USB_PIECE_BYTES, type UsbReading } from '../../../db/sync/usb.ts';
import { desktopWindow } from '../../lib/desktop.ts';
import { client } from '../../lib/trpc.ts';

/** What a chosen file is, read from its first bytes. */
export async function lookAt(file: File): Promise<UsbReading> {
  return readUsbHeader(new Uint8Array(await file.slice(0, 8192).arrayBuffer()), file.size);
}

function base64(bytes: Uint8Array): string {
  let signs = '';
  // A call takes so many arguments and no more.
  for (let from = 0; from < bytes.length; from += 8192)
    signs += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(signs);
}

/** Hands the file in piece by piece; returns the name to import it under. */
export async function handIn(file: File, progress: (share: number) => void): Promise<string> {
  const upload = crypto.randomUUID();
  for (let at = 0; at < file.size; at += USB_PIECE_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + USB_PIECE_BYTES).arrayBuffer());
    await client.sync.usb.piece.mutate({ upload, at, bytes: base64(bytes) });
    progress(Math.min(1, (at + bytes.length) / file.size));
  }
  return upload;
}

/** Saves what `/files/<ticket>` holds where the person says; false when they cancelled. */
export async function saveToStick({ url, name }: { url: string; name: string }): Promise<boolean> {
  if (desktopWindow) return desktopWindow.save(url);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  return true;
}
