import { existsSync, readFileSync } from 'node:fs';

/** How many tests of a kind passed, failed, were skipped. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  /** Errors outside any test, e.g. a file that does not load. */
  errors: unknown[];
}

/**
 * Counts in a report of Vitest or Playwright, or the counts themselves. A run that ended badly without a failed test (it crashed, a file did not load)
 * counts as one failure, so that it can never look green.
 */
export function countsIn(report: string, exitCode: number): Counts {
  const none: Counts = { ...NOTHING, failed: exitCode === 0 ? 0 : 1 };
  if (!existsSync(report)) return { ...none, failed: 1 };
  const found = JSON.parse(readFileSync(report, 'utf8')) as VitestReport | PlaywrightReport | Counts;
  const counts: Counts =
    'stats' in found
      ? {
          passed: found.stats.expected + found.stats.flaky,
          failed: found.stats.unexpected,
          skipped: found.stats.skipped,
        }
      : 'passed' in found
        ? found
        : {
            passed: found.numPassedTests,
            failed: found.numFailedTests,
            skipped: found.numPendingTests + found.numTodoTests,
          };
  return counts.failed === 0 ? add(counts, none) : counts;
}
