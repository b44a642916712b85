import Database from 'better-sqlite3';
import type { Connection } from '../../../electron/kernel/connection.ts';

/** The power failed: nothing after this moment happened on that PC. */
export class PowerCut extends Error {
  constructor() {
    super('the power failed');
    this.name = 'PowerCut';
  }
}

interface Fuse {
  left: number;
  blown: boolean;
}
const fuses = new WeakMap<object, Fuse>();

/** A hook at SQLite's own door instead of marks in the product: every statement that writes, BEGIN and COMMIT among them, can be the last. */
const statements = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as {
  run(this: { database: object }, ...args: unknown[]): unknown;
};
const run = statements.run;
statements.run = function (this: { database: object }, ...args: unknown[]) {
  const fuse = fuses.get(this.database);
  if (fuse) {
    fuse.blown ||= fuse.left-- === 0;
    if (fuse.blown) throw new PowerCut();
  }
  return run.apply(this, args);
};

/** The power will fail before the `after`-th writing statement from now (0: the very next one). */
export const cutPowerAfter = (db: Connection, after: number): void => void fuses.set(db, { left: after, blown: false });

/** Whether it failed; what is thrown may have been caught by somebody who thought it an ordinary error. */
export const powerFailed = (db: Connection): boolean => fuses.get(db)?.blown ?? false;

/** It did not come to that. */
export const keepPower = (db: Connection): void => void fuses.delete(db);
