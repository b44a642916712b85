import { execFileSync } from 'node:child_process';
import type { Downloads } from '../../electron/api/downloads.ts';

/** Whether this machine can read a PDF back (poppler). */
export const readsPdf = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** The text of a form just printed, as it stands on the paper, and the name of its file. */
export function printedText(downloads: Downloads, { url }: { url: string }): { text: string; name: string } {
  const { bytes, name } = downloads.take(url.slice('/files/'.length))!;
  const input = bytes as Uint8Array;
  return { text: execFileSync('pdftotext', ['-layout', '-', '-'], { input, encoding: 'utf8' }), name };
}
