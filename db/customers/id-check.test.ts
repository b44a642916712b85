import { expect, test } from 'vitest';
import { judgeIdNumber, sameIdNumber } from './id-check.ts';

const TODAY = '2026-03-14';

test.each([
  ['11010519491231002X', null],
  ['440308199901101512', null],
  ['110105194912310021', 'wrong'],
  ['11010519491331002X', 'wrong'],
  ['1101051949123100', 'wrong'],
  ['110105491231002', 'old15'],
])('%s is judged %s', (number, finding) => {
  expect(judgeIdNumber(null, number, TODAY)?.finding ?? null).toBe(finding);
});

test('residence permits are judged by their own prefix', () => {
  expect(judgeIdNumber('hkMoTwResidence', '810000199408230021', TODAY)).toBeNull();
  expect(judgeIdNumber('hkMoTwResidence', '11010519491231002X', TODAY)).toMatchObject({ code: 'idNumber.prefix' });
});

test('an unknown province is doubtful, not wrong', () => {
  const number = '990105194912310029';
  const findings = [...'0123456789X'].map((last) => judgeIdNumber(null, number.slice(0, 17) + last, TODAY)?.finding);
  expect(findings.filter((finding) => finding === 'doubtful')).toHaveLength(1);
});

test('one number is the same in small letters and full width', () => {
  expect(sameIdNumber(null, '１1010519491231002x')).toBe(sameIdNumber('residentId', '11010519491231002X'));
});
