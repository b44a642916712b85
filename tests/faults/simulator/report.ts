import type { Violation } from './delivered.ts';
import type { Outcome } from './schedule.ts';

/** A schedule after which something was not as promised. */
export interface Failure {
  schedule: number;
  violations: Violation[];
}

/** What a run found, in the words of SYNC.md. */
export interface Report {
  schedules: number;
  operations: number;
  exchanges: number;
  /** Exchanges the slowest PC needed after the last fault. */
  worstDrain: number;
  failures: Failure[];
}

export const NOTHING_YET: Report = { schedules: 0, operations: 0, exchanges: 0, worstDrain: 0, failures: [] };

export function plus(report: Report, schedule: number, outcome: Outcome): Report {
  const { violations, operations, exchanges, drain } = outcome;
  return together(report, {
    schedules: 1,
    operations,
    exchanges,
    worstDrain: drain,
    failures: violations.length > 0 ? [{ schedule, violations }] : [],
  });
}

export const together = (a: Report, b: Report): Report => ({
  schedules: a.schedules + b.schedules,
  operations: a.operations + b.operations,
  exchanges: a.exchanges + b.exchanges,
  worstDrain: Math.max(a.worstDrain, b.worstDrain),
  failures: [...a.failures, ...b.failures],
});

/** How many schedules suffered from this. */
export const suffered = ({ failures }: Report, kind: Violation['kind']): number =>
  failures.filter(({ violations }) => violations.some((violation) => violation.kind === kind)).length;

/** The line of SYNC.md's test programme. */
export const reportLine = (report: Report): string =>
  [
    `schedules ${report.schedules}`,
    `operations ${report.operations}`,
    `lost ${suffered(report, 'lost')}`,
    `duplicated ${suffered(report, 'doubled')}`,
    `diverged ${suffered(report, 'diverged')}`,
    `stalled ${suffered(report, 'stalled')}`,
    `leaked ${suffered(report, 'leaked')}`,
    `worst drain ${report.worstDrain} exchanges`,
  ].join(', ');
