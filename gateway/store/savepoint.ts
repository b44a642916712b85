import type { Queryable } from './database.ts';

/**
 * Runs something inside a transaction so that its failure undoes only itself.
 * @returns the error it failed with, or null
 */
export async function behindSavepoint(tx: Queryable, run: () => Promise<void>): Promise<{ error: unknown } | null> {
  await tx.query('SAVEPOINT attempt');
  try {
    await run();
    await tx.query('RELEASE SAVEPOINT attempt');
    return null;
  } catch (error) {
    // On a broken connection this throws too, and the whole push is tried again later.
    await tx.query('ROLLBACK TO SAVEPOINT attempt');
    return { error };
  }
}
