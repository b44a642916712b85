import { expect, test } from 'vitest';
import { RATE_LIMITS, RateLimiter } from './rate-limit.ts';

test('strangers with ever new names in one minute slow nobody down, and the limits hold on', () => {
  const limiter = new RateLimiter(RATE_LIMITS);
  const start = Date.parse('2026-03-02T08:00:00Z');
  for (let i = 0; i < RATE_LIMITS.login; i++) limiter.check('login', 'known', start);
  const began = performance.now();
  for (let i = 0; i < 60_000; i++) limiter.check('login', `stranger ${i}`, start + i / 2);
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(() => limiter.check('login', 'known', start + 30_000)).toThrow();
  limiter.check('login', 'known', start + 60_000);
});
