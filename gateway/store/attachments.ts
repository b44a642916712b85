import type { Queryable } from './database.ts';

/** How much of a file a showroom has. */
export interface KeptFile {
  size: number;
  received: number;
  complete: boolean;
}

const COLUMNS = 'size, received, complete';

export async function findFile(database: Queryable, storeId: string, sha256: string): Promise<KeptFile | null> {
  const [file] = await database.query<KeptFile>(
    `SELECT ${COLUMNS} FROM attachment_file WHERE store_id = $1 AND sha256 = $2`,
    [storeId, sha256],
  );
  return file ?? null;
}

/** The file under lock, begun when it is new: two PCs sending the same one take turns. */
export async function lockFile(
  tx: Queryable,
  storeId: string,
  sha256: string,
  size: number,
  now: number,
): Promise<KeptFile> {
  await tx.query(
    `INSERT INTO attachment_file (store_id, sha256, size, received, complete, touched_at) VALUES ($1, $2, $3, 0, false, $4)
     ON CONFLICT DO NOTHING`,
    [storeId, sha256, size, now],
  );
  const [file] = await tx.query<KeptFile>(
    `SELECT ${COLUMNS} FROM attachment_file WHERE store_id = $1 AND sha256 = $2 FOR UPDATE`,
    [storeId, sha256],
  );
  return file!;
}

export async function addPiece(
  tx: Queryable,
  storeId: string,
  sha256: string,
  piece: { start: number; bytes: Uint8Array; now: number },
): Promise<void> {
  const { start, bytes, now } = piece;
  await tx.query('INSERT INTO attachment_piece (store_id, sha256, start, bytes) VALUES ($1, $2, $3, $4)', [
    storeId,
    sha256,
    start,
    bytes,
  ]);
  await tx.query('UPDATE attachment_file SET received = $3, touched_at = $4 WHERE store_id = $1 AND sha256 = $2', [
    storeId,
    sha256,
    start + bytes.length,
    now,
  ]);
}

export async function completeFile(tx: Queryable, storeId: string, sha256: string): Promise<void> {
  await tx.query('UPDATE attachment_file SET complete = true WHERE store_id = $1 AND sha256 = $2', [storeId, sha256]);
}

export async function dropFile(tx: Queryable, storeId: string, sha256: string): Promise<void> {
  await tx.query('DELETE FROM attachment_file WHERE store_id = $1 AND sha256 = $2', [storeId, sha256]);
}

/** The bytes from `from` to the end of the piece they stand in; null at the end of the file. */
export async function pieceAt(
  database: Queryable,
  storeId: string,
  sha256: string,
  from: number,
): Promise<Uint8Array | null> {
  const [piece] = await database.query<{ bytes: Uint8Array }>(
    `SELECT substring(bytes FROM ($3 - start + 1)::int) AS bytes FROM attachment_piece
     WHERE store_id = $1 AND sha256 = $2 AND start <= $3 ORDER BY start DESC LIMIT 1`,
    [storeId, sha256, from],
  );
  return piece && piece.bytes.length > 0 ? piece.bytes : null;
}
