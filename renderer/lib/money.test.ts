import { describe, expect, it } from 'vitest';
import { readMoney } from './money.ts';

describe('an amount as people type it', () => {
  // Bug it catches: 43.58 × 10,000 × 100 in floating point loses a 分, or 万 is ignored.
  it.each([
    ['43.58万', 43_580_000],
    ['¥ 435,800.00', 43_580_000],
    ['４３５８００元', 43_580_000],
    ['0.29', 29],
    ['-500', -50_000],
  ])('%s is understood to the 分', (text, fen) => {
    expect(readMoney(text)).toBe(fen);
  });

  // Bug it catches: half a number saved as if it were the whole one.
  it.each(['43.', '4万3', '435 800 美元', '', '99999999999999999'])('"%s" is no amount', (text) => {
    expect(readMoney(text)).toBeUndefined();
  });
});
