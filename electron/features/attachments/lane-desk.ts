import type { LaneOrder, LaneReport, LaneSource, LaneTask } from '../../../db/attachments/lane.ts';
import type { OperatorKind } from '../../../gateway/protocol.ts';
import type { Store } from '../../kernel/store.ts';
import { readFlag, writeFlag } from '../settings/flags.ts';
import { readEnrolment } from '../sync/enrolment/enrolled.ts';
import { dueReader } from '../sync/sending/due.ts';
import { settleFile } from './files.ts';
import type { AttachmentFolder } from './folder.ts';
import { type Chosen, laneChoice } from './lane-choice.ts';
import { laneKeeping } from './lane-keeping.ts';
import { readSwitches } from './lane-switches.ts';
import { FileDamaged } from './sealed.ts';

const SYSTEM = { id: 'system' };
const NOTHING: LaneOrder = { task: null, dueAt: null };
/** The gateway (and its state) whose files these are. */
const GATEWAY_FLAG = 'attachmentsAt';

/** Moves the bytes of files between this PC and head office, in the gaps the records leave. */
export interface FileDesk extends LaneSource {
  /** Somebody opened a file that is at head office only. */
  want(sha256: string): void;
  wants(sha256: string): boolean;
  /** Nobody waits for it any more. */
  drop(sha256: string): void;
  /** Something changed that the lane may have waited for. */
  work(): void;
}

export function createLaneDesk(parts: {
  store: Store;
  folder: AttachmentFolder;
  tell(sha256: string): void;
}): FileDesk {
  const { store, folder, tell } = parts;
  const due = dueReader(store);
  const choice = laneChoice(store.db);
  const keep = laneKeeping(store, folder);
  const wanted = new Set<string>();
  const listeners = new Set<() => void>();

  /** Another gateway, or one brought back from a backup, may not have what the last one had: each content is asked for. */
  const askAnew = (gateway: string) => {
    if (readFlag(store, GATEWAY_FLAG) === gateway) return;
    store.write(SYSTEM, (tx) => {
      tx.db
        .prepare(`UPDATE attachment_file SET state = 'waiting', sent_bytes = 0 WHERE state IN ('sent', 'refused')`)
        .run();
      tx.db.prepare('UPDATE attachment_file SET attempts = 0, next_try_at = NULL, code = NULL').run();
      writeFlag(tx, GATEWAY_FLAG, gateway);
    });
  };

  const choose = (operator: OperatorKind): { kind: 'send' | 'fetch'; file: Chosen } | null => {
    const now = store.clock.now();
    // Who opened a file asked for it just now: switches hold back only what moves by itself.
    const opened = choice.wanted(now, wanted);
    if (opened) return { kind: 'fetch', file: opened };
    const { paused, metered } = readSwitches(store);
    if (paused || metered) return null;
    const send = choice.toSend(now, operator);
    if (send) return { kind: 'send', file: send };
    const small = choice.smallRemote(now);
    return small ? { kind: 'fetch', file: small } : null;
  };

  /** The next piece to send; null when the bytes are not here any more, which its row then says. */
  const pieceOf = async (file: Chosen, offset: number, most: number): Promise<LaneTask | null> => {
    try {
      return { kind: 'send', ...file, offset, bytes: await folder.read(file.sha256, file.size, offset, most) };
    } catch (error) {
      const damaged = error instanceof FileDamaged;
      if (!damaged && (error as { code?: string }).code !== 'ENOENT') throw error;
      store.write(SYSTEM, (tx) => settleFile(tx, file.sha256, { state: 'refused', code: 'file_damaged' }));
      tell(file.sha256);
      return null;
    }
  };

  const nextTask = async (
    report: LaneReport | null,
    most: number,
    operator: OperatorKind,
  ): Promise<LaneTask | null> => {
    for (;;) {
      const chosen = choose(operator);
      if (!chosen) return null;
      const { kind, file } = chosen;
      if (kind === 'fetch') {
        const offset = await folder.fetched(file.sha256);
        return { kind, ...file, offset, length: Math.min(most, file.size - offset) };
      }
      const known = report?.outcome === 'has' && report.sha256 === file.sha256;
      if (!known) return { kind: 'ask', ...file };
      const task = await pieceOf(file, report.received, most);
      if (task) return task;
    }
  };

  const next = async (report: LaneReport | null, mostBytes: number): Promise<LaneOrder> => {
    if (report) {
      if (await keep(report)) wanted.delete(report.sha256);
      tell(report.sha256);
    }
    const enrolment = readEnrolment(store.db);
    // Records first: the lane is called again when the last that can go is through. What waits for a person or a later try, and
    // what waits behind that, holds no file up.
    if (!enrolment || enrolment.snapshotAfter !== null || due.any()) return NOTHING;
    askAnew(`${enrolment.storeId} ${enrolment.gatewayEpoch}`);
    const task = await nextTask(report, mostBytes, enrolment.operator);
    return task ? { task, dueAt: null } : { task, dueAt: choice.nextDueAt(store.clock.now()) };
  };
  // One step after the other, even when a line is replaced while the last one's report is being kept.
  let last: Promise<unknown> = Promise.resolve();

  const work = () => {
    for (const listener of listeners) listener();
  };
  return {
    next(report, mostBytes) {
      const step = last.then(() => next(report, mostBytes));
      last = step.catch(() => undefined);
      return step;
    },
    onWork: (listener) => void listeners.add(listener),
    want(sha256) {
      wanted.add(sha256);
      work();
    },
    wants: (sha256) => wanted.has(sha256),
    drop: (sha256) => void wanted.delete(sha256),
    work,
  };
}
