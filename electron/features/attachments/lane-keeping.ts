import type { LaneReport } from '../../../db/attachments/lane.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { type FileRow, readFileRow, settleFile } from './files.ts';
import type { AttachmentFolder } from './folder.ts';
import { CHUNK_BYTES } from './sealed.ts';

const SYSTEM = { id: 'system' };
/** A content that came and was not what its name says is asked for again this much later, unless a person opens it. */
const WRONG_CONTENT_PAUSE_MS = 60 * 60_000;
const CALM = { attempts: 0, nextTryAt: null, code: null } as const;

/** Keeps what a step of the lane brought. Returns true when nobody needs to wait for the content any more. */
export function laneKeeping(store: Store, folder: AttachmentFolder) {
  const settle = (sha256: string, changes: (row: FileRow, tx: Write) => Partial<FileRow>) =>
    store.write(SYSTEM, (tx) => {
      const row = readFileRow(tx.db, sha256);
      if (row) settleFile(tx, sha256, changes(row, tx));
    });

  const keepBytes = async (sha256: string, offset: number, bytes: Uint8Array): Promise<boolean> => {
    const row = readFileRow(store.db, sha256);
    if (row?.state !== 'remote' || offset !== (await folder.fetched(sha256))) return false;
    const whole = offset + bytes.length >= row.size;
    // Only whole chunks stand on disk; what is left of a cut piece is fetched again.
    const kept = whole ? row.size - offset : bytes.length - (bytes.length % CHUNK_BYTES);
    if (kept > 0) await folder.append(sha256, row.size, offset, bytes.subarray(0, kept));
    if (!whole) return false;
    const right = await folder.finish(sha256, row.size);
    settle(sha256, ({ attempts }, { at }) =>
      right
        ? { ...CALM, state: 'sent', sentBytes: row.size }
        : { attempts: attempts + 1, nextTryAt: at + WRONG_CONTENT_PAUSE_MS, code: 'hash_mismatch' },
    );
    return true;
  };

  return async (report: LaneReport): Promise<boolean> => {
    const { sha256 } = report;
    switch (report.outcome) {
      case 'has':
        settle(sha256, ({ size }) =>
          report.complete
            ? { ...CALM, state: 'sent', sentBytes: size }
            : // How often it was refused counts until it is there: a line that damages each file must not send it for ever.
              { nextTryAt: null, code: null, sentBytes: Math.min(report.received, size) },
        );
        return false;
      case 'bytes':
        return keepBytes(sha256, report.offset, report.bytes);
      case 'failed': {
        const { reason, retryInMs, final } = report;
        settle(sha256, ({ state, attempts }, { at }) => ({
          code: reason,
          // A line that fails is no fault of the file.
          attempts: retryInMs === null ? attempts : attempts + 1,
          nextTryAt: retryInMs === null ? null : at + retryInMs,
          ...(final && state === 'waiting' ? { state: 'refused' as const } : {}),
        }));
        // The line comes back by itself; what head office does not have, a person must not wait for.
        return retryInMs !== null;
      }
    }
  };
}
