import type { Violation } from '../simulator/delivered.ts';
import { simulate } from '../simulator/fleet.ts';
import { MUTANTS } from './list.ts';
import type { Mutant } from './mutant.ts';

/** A mutant that lives longer than this is not caught. */
export const GATE_BOUND = 300;

/** What became of a known-wrong variant. */
export interface Fate {
  mutant: Mutant;
  /** Schedules until something was noticed; null: it survived. */
  after: number | null;
  /** What was noticed first. */
  kind: Violation['kind'] | null;
}

/** Plays the same schedules against each mutant until one is not as promised. */
export async function runGate(
  seed: number,
  processes: number,
  enough: AbortSignal,
  told: (fate: Fate) => void,
): Promise<Fate[]> {
  const waiting = [...MUTANTS];
  const fates: Fate[] = [];
  const work = async () => {
    for (let mutant = waiting.shift(); mutant && !enough.aborted; mutant = waiting.shift()) {
      const fate = await fateOf(mutant, seed, enough);
      if (enough.aborted) return;
      fates.push(fate);
      told(fate);
    }
  };
  await Promise.all(Array.from({ length: processes }, work));
  return fates;
}

async function fateOf(mutant: Mutant, seed: number, enough: AbortSignal): Promise<Fate> {
  // In one process, so that the count is the same on every machine.
  const { name, from = 0 } = mutant;
  const order = { seed, from, schedules: GATE_BOUND, mutant: name, first: true, processes: 1, enough };
  const { schedules, failures } = await simulate(order);
  const [failure] = failures;
  return { mutant, after: failure ? from + schedules : null, kind: failure?.violations[0]?.kind ?? null };
}
