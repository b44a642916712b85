import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, dayRange, daysBetween } from './day.ts';
import { parseDay } from './parse-day.ts';

const TODAY = '2025-11-23';
const instants = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2100, 0, 1) });

describe('business days', () => {
  it('turns at the showroom’s midnight, not at UTC’s', () => {
    expect(dayOf(Date.UTC(2025, 10, 22, 15, 59, 59, 999))).toBe('2025-11-22');
    expect(dayOf(Date.UTC(2025, 10, 22, 16))).toBe('2025-11-23');
  });

  it('holds every instant in the range of its own day, in zones with and without summer time', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Sao_Paulo'), (ms, tz) => {
        const [from, to] = dayRange(dayOf(ms, tz), tz);
        expect(from <= ms && ms < to).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with Intl about the showroom’s zone, Chinese summer time of 1986-1991 included', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
    fc.assert(
      fc.property(instants, (ms) => {
        expect(dayOf(ms)).toBe(format.format(ms));
      }),
    );
  });

  it('knows the day of 23 hours and the day a zone never had', () => {
    const [from, to] = dayRange('2025-03-30', 'Europe/Berlin');
    expect((to - from) / 3_600_000).toBe(23);
    const [gone, after] = dayRange('2011-12-30', 'Pacific/Apia');
    expect(after - gone).toBe(0);
  });

  it('adds days over month ends and leap days, and counts back the same', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        expect(daysBetween(TODAY, addDays(TODAY, days))).toBe(days);
      }),
    );
  });

  it('stays cheap enough to be asked about every row of a report', () => {
    const started = performance.now();
    for (let i = 0; i < 100_000; i++) dayOf(1_763_000_000_000 + i * 60_000);
    // A hundred thousand Intl formats built anew take seconds; this is some tens of milliseconds.
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a day as people type it', () => {
  it.each([
    ['20251123', '2025-11-23'],
    ['2025-11-23', '2025-11-23'],
    ['2025/1/3', '2025-01-03'],
    ['2025.1.3', '2025-01-03'],
    ['2025年1月3日', '2025-01-03'],
    ['２０２５－１１－２３', '2025-11-23'],
    ['11/23', '2025-11-23'],
    ['11月23号', '2025-11-23'],
    ['明天', '2025-11-24'],
  ])('reads %s', (typed, on) => {
    expect(parseDay(typed, TODAY)).toBe(on);
  });

  it.each(['', '2025-02-30', '20250230', '13/1', '2025', '11/23x', '0000-01-01', '刚才'])('refuses %j', (typed) => {
    expect(parseDay(typed, TODAY)).toBeUndefined();
  });

  it('takes the nearest year when none is typed', () => {
    expect(parseDay('1/3', '2025-12-28')).toBe('2026-01-03');
    expect(parseDay('12/28', '2026-01-03')).toBe('2025-12-28');
    expect(parseDay('2/29', '2024-12-01')).toBe('2024-02-29');
    expect(parseDay('2/29', '2026-12-01')).toBeUndefined();
  });
});
