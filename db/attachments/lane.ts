import type { FileHolder } from '../records.ts';
/**
 * What the lane of the files (a thread that talks to the gateway) and the desk (which owns the bytes) say to each other: one step at a
 * time, each report answered with the next order.
 */
export type LaneTask =
  /** How much of it does the gateway have? */
  | { kind: 'ask'; sha256: string; size: number; attempts: number }
  | { kind: 'send'; sha256: string; size: number; attempts: number; offset: number; bytes: Uint8Array }
  | { kind: 'fetch'; sha256: string; size: number; attempts: number; offset: number; length: number };

export type LaneReport =
  | { outcome: 'has'; sha256: string; received: number; complete: boolean }
  | { outcome: 'bytes'; sha256: string; offset: number; bytes: Uint8Array }
  /**
   * `final`: the gateway will never take it, a person must know. `retryInMs`: not again before; null when the line itself failed and
   * the lane waits for all files.
   */
  | { outcome: 'failed'; sha256: string; reason: string; final: boolean; retryInMs: number | null };

/** `dueAt`: with no task now, when there may be one without anybody doing anything, UTC ms. */
export interface LaneOrder {
  task: LaneTask | null;
  dueAt: number | null;
}

/** The desk as the lane sees it. */
export interface LaneDesk {
  /**
   * Keeps what the last step brought (null at the start of a run: what the gateway has is asked anew) and says what comes next;
   * pieces to send or fetch have at most `mostBytes`.
   */
  next(report: LaneReport | null, mostBytes: number): Promise<LaneOrder>;
}

/** What the line of the records needs to know of the desk. */
export interface LaneSource extends LaneDesk {
  /** Calls `listener` when there may be work for the lane that no saved record tells of. */
  onWork(listener: () => void): void;
}

/** What people see of the lane. */
export interface LaneStatus {
  waiting: number;
  waitingBytes: number;
  /** 暂停附件: a person holds files back on this PC. */
  paused: boolean;
  /** 按流量计费: this PC's line costs by the byte. */
  metered: boolean;
  refused: { id: string; entity: FileHolder; entityId: string; name: string; code: string | null }[];
}
