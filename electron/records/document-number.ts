import { type DocumentType, docNo, nextCount, readDocNo, storeInNumbers } from '../../db/documents/number.ts';
import type { Connection } from '../kernel/connection.ts';
import { anyOf } from '../kernel/ids.ts';
import type { Write } from '../kernel/write.ts';

const DEVICE = 'documents.device';
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

const GIVEN = 'SELECT device_code FROM sync_state WHERE id = 1';

/** 设备码 the gateway gave; until there is one, `0` and two signs of chance, made once and kept on this PC (DEALS 6.4). */
function deviceOf(tx: Write): string {
  const given = tx.db.prepare(GIVEN).pluck().get() as string | null | undefined;
  if (given) return given;
  const known = tx.db.prepare('SELECT value FROM setting WHERE key = ?').pluck().get(DEVICE) as string | undefined;
  if (known !== undefined) return JSON.parse(known) as string;
  const code = `0${anyOf(SIGNS)}${anyOf(SIGNS)}`;
  tx.db
    .prepare('INSERT INTO setting (key, value, updated_at, updated_by) VALUES (?, ?, ?, ?)')
    .run(DEVICE, JSON.stringify(code), tx.at, tx.actor.id);
  return code;
}

const COUNT = 'SELECT count FROM document_count WHERE type = ? AND device = ? AND on_day = ?';
const KEEP = `INSERT INTO document_count (type, device, on_day, count) VALUES (?, ?, ?, ?)
  ON CONFLICT (type, device, on_day) DO UPDATE SET count = excluded.count`;

/** The highest count among numbers of this device, type and day that a table holds: numbers that came back with a backup or from head office. */
function highestOf(db: Connection, table: string, start: string): number {
  const highest = db
    .prepare(
      `SELECT doc_no FROM "${table}" WHERE doc_no >= ? AND doc_no < ? ORDER BY length(doc_no) DESC, doc_no DESC LIMIT 1`,
    )
    .pluck()
    .get(start, `${start}~`) as string | undefined;
  return highest === undefined ? 0 : (readDocNo(highest)?.count ?? 0);
}

/**
 * The next number of a type on a day, in the transaction of the step that needs it: a step that is rolled back leaves no gap. `table` is
 * the head's, with `doc_no` indexed.
 */
export function takeNumber(
  tx: Write,
  { type, table, store, on }: { type: DocumentType; table: string; store: string; on: string },
): string {
  const device = deviceOf(tx);
  // A showroom without a code still has numbers that read back.
  const parts = { type, store: storeInNumbers(store) || '0', on, device };
  const start = docNo({ ...parts, count: 1 }).slice(0, -3);
  const counted = (tx.db.prepare(COUNT).pluck().get(type, device, on) as number | undefined) ?? 0;
  const count = nextCount(counted, highestOf(tx.db, table, start));
  tx.db.prepare(KEEP).run(type, device, on, count);
  return docNo({ ...parts, count });
}
