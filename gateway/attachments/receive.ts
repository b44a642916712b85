import { createHash } from 'node:crypto';
import { z } from 'zod';
import { TransportError } from '../errors.ts';
import { ATTACHMENT_LIMITS, type attachmentResponse } from '../protocol.ts';
import { addPiece, completeFile, dropFile, lockFile, pieceAt } from '../store/attachments.ts';
import type { Database, Queryable } from '../store/database.ts';

const whole = z.coerce.number().int().nonnegative();
/** Query of a piece: where it begins, and the size of the whole file. */
export const pieceQuery = z.object({ offset: whole, size: whole.min(1) });

/** A piece of a file on its way into a showroom's store. */
export interface Piece {
  storeId: string;
  sha256: string;
  offset: number;
  size: number;
  bytes: Uint8Array;
  now: number;
}

const damaged = () =>
  new TransportError('invalid_request', { message: 'sha256：收到的内容与校验值不符，已清除，请重新发送' });

/**
 * Keeps the next piece of a file; with the last one the whole is checked against its name, and dropped when it is another content.
 * @throws {TransportError} offset_mismatch with what is kept so far, too_large, invalid_request
 */
export async function receivePiece(database: Database, piece: Piece): Promise<z.infer<typeof attachmentResponse>> {
  const { storeId, sha256, offset, size, bytes, now } = piece;
  if (size > ATTACHMENT_LIMITS.maxBytes || bytes.length > ATTACHMENT_LIMITS.pieceBytes)
    throw new TransportError('too_large');
  if (bytes.length === 0 || offset + bytes.length > size)
    throw new TransportError('invalid_request', { message: 'size：与收到的内容不符' });
  const kept = await database.transaction(async (tx) => {
    const file = await lockFile(tx, storeId, sha256, size, now);
    if (file.complete) return { received: file.size, complete: true };
    if (file.size !== size && offset === 0) {
      // Begun with another size, which can't have been right if this one is: the content decides in the end.
      await dropFile(tx, storeId, sha256);
      await lockFile(tx, storeId, sha256, size, now);
    } else if (file.size !== size || file.received !== offset) return { received: file.received, refused: true };
    await addPiece(tx, storeId, sha256, { start: offset, bytes, now });
    const received = offset + bytes.length;
    if (received < size) return { received, complete: false };
    if ((await digest(tx, storeId, sha256)) !== sha256) {
      await dropFile(tx, storeId, sha256);
      return { received: 0, wrong: true };
    }
    await completeFile(tx, storeId, sha256);
    return { received, complete: true };
  });
  // After the commit: what was dropped stays dropped.
  if ('wrong' in kept) throw damaged();
  if ('refused' in kept) throw new TransportError('offset_mismatch', { fields: { received: kept.received } });
  return kept;
}

async function digest(tx: Queryable, storeId: string, sha256: string): Promise<string> {
  const hash = createHash('sha256');
  let start = 0;
  for (let bytes = await pieceAt(tx, storeId, sha256, 0); bytes; bytes = await pieceAt(tx, storeId, sha256, start)) {
    hash.update(bytes);
    start += bytes.length;
  }
  return hash.digest('hex');
}
