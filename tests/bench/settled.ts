import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

const LEFT = `SELECT EXISTS (
  SELECT 1 FROM change_log c LEFT JOIN match_progress p USING (store_id)
  WHERE c.seq > coalesce(p.seq, 0) AND c.entity IN ('customer', 'vehicle')) AS left`;

/**
 * Waits until the gateway has compared everything that was pushed (疑似重复). It does so after a push, on the same two cores: who
 * measures something else beside it measures both. @returns milliseconds waited
 */
export async function settled(client: pg.Client): Promise<number> {
  const start = performance.now();
  while ((await client.query<{ left: boolean }>(LEFT)).rows[0]!.left) await sleep(50);
  return performance.now() - start;
}
