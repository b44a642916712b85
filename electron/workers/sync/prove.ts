import type { Office } from './office.ts';
import type { GatewaySession } from './session.ts';

/** Rounds of one proof: what is healed in one is proved in the next. */
const ROUNDS = 3;
/** Records asked for in one request. */
const BATCH = 500;

/**
 * The nightly proof: compares what this PC believes with what the gateway has, sends again what the gateway lacks and fetches what
 * this PC lacks. `exchange` sends and receives in between.
 * @throws TransportFailure
 */
export async function prove(
  office: Pick<Office, 'claim' | 'compare' | 'mend'>,
  session: Pick<GatewaySession, 'reconcile' | 'records'>,
  exchange: () => Promise<boolean>,
): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round++) {
    const claim = await office.claim();
    if (claim === null) return false;
    const todo = await office.compare(await session.reconcile(claim));
    if (todo === null) return false;
    if (todo.proved) return true;
    for (let from = 0; from < todo.fetch.length; from += BATCH) {
      const asked = todo.fetch.slice(from, from + BATCH);
      const { changes } = await session.records(asked);
      if (!(await office.mend(asked, changes))) return false;
    }
    if (!(await exchange())) return false;
  }
  return false;
}
