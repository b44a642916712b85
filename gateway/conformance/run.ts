import { type Check, type Group, NotTried } from './check.ts';
import type { Kit } from './kit.ts';
import { Deviation, type Observation, Witness } from './witness.ts';
import type { Words } from './words.ts';

export interface Outcome {
  group: Group;
  check: Check;
  result: 'pass' | 'fail' | 'skip';
  /** What was looked at; of a failed check the last one is what went wrong. */
  observations: Observation[];
  /** Why it was skipped. */
  reason: Words | null;
}

/** Makes the checks one after the other: later ones use the PCs that the first ones enrol. */
export async function* runChecks(groups: readonly Group[], kit: Kit): AsyncGenerator<Outcome> {
  for (const group of groups) {
    for (const check of group.checks) yield { group, check, ...(await tried(check, kit)) };
  }
}

async function tried(check: Check, kit: Kit): Promise<Pick<Outcome, 'result' | 'observations' | 'reason'>> {
  const see = new Witness();
  try {
    await check.run(kit, see);
    return { result: 'pass', observations: see.observations, reason: null };
  } catch (error) {
    if (error instanceof NotTried) return { result: 'skip', observations: [], reason: error.reason };
    const observations = [...see.observations, error instanceof Deviation ? error.observation : broken(error)];
    return { result: 'fail', observations, reason: null };
  }
}

/** No answer at all, or one the kit could not go on with. */
function broken(error: unknown): Observation {
  const { message, cause } = error as Error;
  const why = cause instanceof Error ? `: ${(cause as { code?: string }).code ?? cause.message}` : '';
  return { sent: 'a request', expected: 'an answer to go on with', came: `${message}${why}` };
}
