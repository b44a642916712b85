import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countsIn } from './counts.ts';

const dir = mkdtempSync(join(tmpdir(), 'zhanting-counts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(dir, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('a run that crashed before or after its tests is a failure, not a green line', () => {
  expect(countsIn(join(dir, 'never-written.json'), 1).failed).toBe(1);
  expect(countsIn(join(dir, 'never-written.json'), 0).failed).toBe(1);
  const green = report({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 }, errors: [{}] });
  expect(countsIn(green, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test('failed tests are counted once', () => {
  const red = report({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 0 });
  expect(countsIn(red, 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
});

test('counts a check writes itself are taken as they are, and a crash after them is a failure', () => {
  const own = report({ passed: 14, failed: 0, skipped: 0 });
  expect(countsIn(own, 0)).toEqual({ passed: 14, failed: 0, skipped: 0 });
  expect(countsIn(own, 1).failed).toBe(1);
});
