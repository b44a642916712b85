import Database from 'better-sqlite3';
import type { Connection } from '../../../electron/kernel/connection.ts';

/** The power failed: nothing after this moment happened on that PC. */
export class PowerCut extends Error {
  constructor() {
    super('the power failed');
    this.name = 'PowerCut';
  }
}

/** When: before the n-th writing statement from now (0: the very next), or around the n-th commit. */
export type Cut = { statement: number } | { commit: number; side: 'before' | 'after' };

interface Fuse {
  cut: Cut;
  statements: number;
  commits: number;
  blown: boolean;
}
const fuses = new WeakMap<object, Fuse>();

/** A hook at SQLite's own door instead of marks in the product: every statement that writes, BEGIN and COMMIT among them, can be the last. */
const statements = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as {
  run(this: { database: object; source: string }, ...args: unknown[]): unknown;
};
const run = statements.run;
statements.run = function (this: { database: object; source: string }, ...args: unknown[]) {
  const fuse = fuses.get(this.database);
  if (!fuse) return run.apply(this, args);
  const { cut } = fuse;
  const isCommit = this.source === 'COMMIT';
  if ('statement' in cut) fuse.blown ||= fuse.statements++ === cut.statement;
  else if (isCommit) fuse.blown ||= cut.side === 'before' && fuse.commits === cut.commit;
  if (fuse.blown) throw new PowerCut();
  const result = run.apply(this, args);
  if (isCommit && 'commit' in cut) fuse.blown = fuse.commits++ === cut.commit;
  return result;
};

/** The power will fail. */
export const armCut = (db: Connection, cut: Cut): void =>
  void fuses.set(db, { cut, statements: 0, commits: 0, blown: false });

/** Whether it failed; what is thrown may have been caught by somebody who thought it an ordinary error. */
export const powerFailed = (db: Connection): boolean => fuses.get(db)?.blown ?? false;

/** It did not come to that. */
export const keepPower = (db: Connection): void => void fuses.delete(db);
