import type { FileState } from '../../../db/attachments/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { Write } from '../../kernel/write.ts';

/** The bytes of one content, however many cards it stands on. */
export interface FileRow {
  sha256: string;
  size: number;
  state: FileState;
  sentBytes: number;
  attempts: number;
  nextTryAt: number | null;
  code: string | null;
}

const COLUMNS = `sha256, size, state, sent_bytes AS sentBytes, attempts, next_try_at AS nextTryAt, code`;

export const readFileRow = (db: Connection, sha256: string): FileRow | undefined =>
  db.prepare(`SELECT ${COLUMNS} FROM attachment_file WHERE sha256 = ?`).get(sha256) as FileRow | undefined;

const add = (tx: Write, sha256: string, size: number, state: FileState): void => {
  tx.db
    .prepare(
      `INSERT OR IGNORE INTO attachment_file (sha256, size, state, sent_bytes, attempts, added_at) VALUES (?, ?, ?, 0, 0, ?)`,
    )
    .run(sha256, size, state, tx.at);
};

/** The bytes came from a person of this PC: what head office already has need not be sent, what it refused is tried again. */
export function noteAdded(tx: Write, sha256: string, size: number): void {
  add(tx, sha256, size, 'waiting');
  tx.db
    .prepare(
      `UPDATE attachment_file SET state = CASE state WHEN 'remote' THEN 'waiting' WHEN 'refused' THEN 'waiting' ELSE state END,
         attempts = 0, next_try_at = NULL, code = NULL WHERE sha256 = ?`,
    )
    .run(sha256);
}

const SHA256 = /^[0-9a-f]{64}$/;

/** Attachments arrived from head office: contents this PC has never seen are there only. One under another name than its hash is no content. */
export function noteArrivals(tx: Write, ids: readonly string[]): void {
  const find = tx.db.prepare('SELECT sha256, size FROM attachment WHERE id = ?');
  for (const id of ids) {
    const row = find.get(id) as { sha256: string; size: number } | undefined;
    if (row && SHA256.test(row.sha256)) add(tx, row.sha256, row.size, 'remote');
  }
}

/** Changes a content's row; fields left out stay. */
export function settleFile(tx: Write, sha256: string, changes: Partial<Omit<FileRow, 'sha256' | 'size'>>): void {
  const row = readFileRow(tx.db, sha256);
  if (!row) return;
  const { state, sentBytes, attempts, nextTryAt, code } = { ...row, ...changes };
  tx.db
    .prepare(
      'UPDATE attachment_file SET state = ?, sent_bytes = ?, attempts = ?, next_try_at = ?, code = ? WHERE sha256 = ?',
    )
    .run(state, sentBytes, attempts, nextTryAt, code, sha256);
}
