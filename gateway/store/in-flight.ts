/**
 * Waits for statements that were sent without waiting for each other; the database runs them in the order they were sent. All of
 * them have ended when this returns or throws, so nothing follows behind a rollback.
 * @throws the error of the first that failed; the later ones only say that the transaction is aborted
 */
export async function allInFlight(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const ended of await Promise.allSettled(sent)) if (ended.status === 'rejected') throw ended.reason;
}
