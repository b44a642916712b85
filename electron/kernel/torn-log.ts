import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { openConnection } from './connection.ts';
import { firmFrames } from './loose-end.ts';

const WAL_HEADER = 32;
const FRAME_HEADER = 24;
/** Where the log's index keeps the number of the last frame SQLite found whole. */
const LAST_FRAME_AT = 16;

function bytesAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, offset);
  return bytes;
}

/** Numbers of the frames that end a transaction, and of the last frame, among those of the log's present generation, and its salt. */
function framesOf(wal: string): { commits: number[]; last: number; salt: Buffer } {
  const file = openSync(wal, 'r');
  try {
    const head = bytesAt(file, 0, WAL_HEADER);
    const salt = head.subarray(16, 24);
    const frame = FRAME_HEADER + head.readUInt32BE(8);
    const count = Math.floor((fstatSync(file).size - WAL_HEADER) / frame);
    const commits: number[] = [];
    let last = 0;
    for (let number = 1; number <= count; number += 1) {
      const header = bytesAt(file, WAL_HEADER + (number - 1) * frame, FRAME_HEADER);
      if (!header.subarray(8, 16).equals(salt)) continue;
      last = number;
      if (header.readUInt32BE(4) > 0) commits.push(number);
    }
    return { commits, last, salt };
  } finally {
    closeSync(file);
  }
}

function lastWholeFrame(shm: string): number {
  const file = openSync(shm, 'r');
  try {
    return bytesAt(file, LAST_FRAME_AT, 4).readUInt32LE(0);
  } finally {
    closeSync(file);
  }
}

/**
 * Whether the log that a crash left beside the store lost saves that were on the disk. SQLite takes a frame that is not as it was
 * written for the end of the log and goes on without all that follows, without a word. A commit it does not reach, with frames behind
 * it, was on the disk: nothing is written behind a commit before that has arrived there. Excepted is the loose end of what merely
 * arrived and is fetched again. The very last transaction may be torn by a power cut, which is no damage. Reads only.
 */
export function lostSaves(file: string, key: Buffer): boolean {
  const wal = `${file}-wal`;
  if (!existsSync(wal) || !existsSync(file)) return false;
  const db = openConnection(file, key, { readonly: true });
  try {
    const whole = lastWholeFrame(`${file}-shm`);
    const { commits, last, salt } = framesOf(wal);
    const firm = firmFrames(file, salt);
    return commits.some((number) => number > whole && number < last && number <= firm);
  } finally {
    db.close();
  }
}
