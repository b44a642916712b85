import type { Gates, Shut } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { PDI_WRITERS, type PdiPoint, type PdiState } from './model.ts';

/** Passed or failed, a sheet never changes again; a car that failed gets another one. */
export const pdiSteps = steps<PdiState, Role>()([
  { from: ['open'], to: 'passed', by: PDI_WRITERS, gates: ['answered', 'faultless'], numbered: true, frozen: true },
  { from: ['open'], to: 'failed', by: PDI_WRITERS, gates: ['answered', 'faulty'], numbered: true, frozen: true },
]);

export interface PdiFacts {
  odometerKm: number | null;
  points: readonly PdiPoint[];
}

const shut = (code: string, found: readonly unknown[]): Shut[] =>
  found.length === 0 ? [] : [{ code, params: { count: found.length } }];

export const pdiGates: Gates<PdiFacts> = {
  answered: ({ odometerKm, points }) => [
    ...(odometerKm === null ? [{ code: 'pdi.odometer' }] : []),
    ...shut(
      'pdi.unanswered',
      points.filter(({ result }) => !result),
    ),
    ...shut(
      'pdi.noteless',
      points.filter(({ result, note }) => result === 'fault' && !note),
    ),
  ],
  faultless: ({ points }) =>
    shut(
      'pdi.faults',
      points.filter(({ result }) => result === 'fault'),
    ),
  faulty: ({ points }) => (points.some(({ result }) => result === 'fault') ? [] : [{ code: 'pdi.noFault' }]),
};
