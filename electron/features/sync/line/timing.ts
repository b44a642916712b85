import type { SyncTiming } from '../../../workers/sync/timing.ts';

/** `ZHANTING_SYNC_DELAY_MS` shortens all waits in proportion, for end-to-end tests that cannot wait five minutes. */
export function timingFrom(env: NodeJS.ProcessEnv): Partial<SyncTiming> {
  const delay = Number(env.ZHANTING_SYNC_DELAY_MS);
  if (!Number.isFinite(delay) || delay <= 0) return {};
  return { saveDelayMs: delay, calmMs: delay, periodMs: delay * 10, backoffBaseMs: delay, backoffCapMs: delay * 10 };
}
