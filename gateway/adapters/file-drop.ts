import { mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrmAdapter, CrmMessage } from './adapter.ts';

/**
 * Appends each message as a JSON line to `crm-YYYY-MM-DD.jsonl` (local day) in a folder that some other program collects. A
 * message counts as delivered when its line is on the disk.
 */
export function fileDropAdapter({ folder, clock = Date.now }: { folder: string; clock?: () => number }): CrmAdapter {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    name: 'file-drop',
    deliver: async (message: CrmMessage) => {
      const file = await open(join(folder, `crm-${localDay(clock())}.jsonl`), 'a+', 0o600);
      try {
        const line = `${JSON.stringify(message)}\n`;
        await file.appendFile((await endsInLine(file)) ? line : `\n${line}`);
        await file.sync();
      } finally {
        await file.close();
      }
      return undefined;
    },
  };
}

/** False after a power cut tore the last line; the next one must not be glued to it. */
async function endsInLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}

function localDay(now: number): string {
  const day = new Date(now);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
