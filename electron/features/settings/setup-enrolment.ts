import type { Showroom } from '../../api/context.ts';
import { Refusal } from '../../kernel/refusal.ts';

/**
 * Tries to enrol this PC during first run. The showroom is set up by then and works without head office, so a problem is told
 * (its code) and never fails the first run.
 */
export async function enrolAtFirstRun(
  { sync, log }: Showroom,
  { gatewayUrl: url, enrolCode: code }: { gatewayUrl?: string; enrolCode?: string },
): Promise<{ enrolProblem?: string }> {
  if (!url || !code) return {};
  // A first run that was broken off starts over with a code that is used up by now; this PC is in already.
  if (sync.status().state !== 'unenrolled') return {};
  try {
    await sync.enrol({ id: 'system' }, { url, code });
    return {};
  } catch (error) {
    if (error instanceof Refusal) return { enrolProblem: error.code };
    log.error({ err: error }, 'enrolment during first run failed');
    return { enrolProblem: 'unexpected' };
  }
}
