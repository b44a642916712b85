import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = 'sync-counter.json';
const sidecar = z.object({ epoch: z.string(), counter: z.int().nonnegative() });
/** What stands beside the store: how many batches it handed out, and under which epoch. */
export type Sidecar = z.infer<typeof sidecar>;

/** The counter beside the store; null when there is none, or none that can be read. */
export function readSidecar(dir: string): Sidecar | null {
  try {
    return sidecar.parse(JSON.parse(readFileSync(join(dir, FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** Writes the counter so that a power cut leaves the old one or the new one. */
export function writeSidecar(dir: string, value: Sidecar): void {
  const path = join(dir, FILE);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify(value));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}

/**
 * Whether the store is an earlier copy of itself (restored from a backup, put back by a disk image): the counter beside it says more,
 * or, once it has handed out batches, says another epoch or is gone.
 */
export const wasRestored = (store: Sidecar, beside: Sidecar | null): boolean =>
  beside?.epoch === store.epoch ? beside.counter > store.counter : store.counter > 0;
