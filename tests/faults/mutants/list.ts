import { CLIENT_MUTANTS } from './client.ts';
import { CONSENT_MUTANTS } from './consent.ts';
import { GATEWAY_MUTANTS } from './gateway.ts';
import type { Mutant } from './mutant.ts';

/** Each must be caught by the simulator, or the simulator proves nothing about it. */
export const MUTANTS: readonly Mutant[] = [...GATEWAY_MUTANTS, ...CLIENT_MUTANTS, ...CONSENT_MUTANTS];
