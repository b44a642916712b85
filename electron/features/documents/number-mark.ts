import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns } from 'drizzle-orm';
import { z } from 'zod';
import type { Store } from '../../kernel/store.ts';

const FILE = 'document-counter.json';
/** The highest count of each type and 设备码 on the last day it gave a number. */
const marks = z.array(
  z.object({ type: z.string(), device: z.string(), onDay: z.string(), count: z.int().nonnegative() }),
);

function readMarks(dir: string): z.infer<typeof marks> {
  try {
    return marks.parse(JSON.parse(readFileSync(join(dir, FILE), 'utf8')));
  } catch {
    // None, or none that can be read: what the store counted stands.
    return [];
  }
}

/** Writes the marks so that a power cut leaves the old ones or the new ones. */
function writeMarks(dir: string, text: string): void {
  const path = join(dir, FILE);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}

const RAISE = `INSERT INTO document_count (type, device, on_day, count) VALUES (?, ?, ?, ?)
  ON CONFLICT (type, device, on_day) DO UPDATE SET count = max(count, excluded.count)`;
const LAST = `SELECT type, device, max(on_day) AS onDay, count FROM document_count GROUP BY type, device`;

/**
 * To be called when the store was opened. The counts beside it are written after each commit that gave a number, so a store put back from a
 * backup goes on above every number it ever gave; one that lost power between the two is one behind, and its own count stands.
 */
export function keepNumberMarks(store: Store): () => void {
  const { db, dir } = store;
  const known = readMarks(dir);
  if (known.length > 0)
    store.write({ id: 'system' }, (tx) => {
      for (const { type, device, onDay, count } of known) tx.db.prepare(RAISE).run(type, device, onDay, count);
    });
  const numbered = new Set<string>(
    store.entities.filter(({ table }) => 'docNo' in getTableColumns(table)).map(({ name }) => name),
  );
  const last = db.prepare(LAST);
  let written = '';
  return store.onChange((changes) => {
    if (!changes.some(({ entity }) => numbered.has(entity))) return;
    const text = JSON.stringify(last.all());
    if (text !== written) writeMarks(dir, text);
    written = text;
  });
}
