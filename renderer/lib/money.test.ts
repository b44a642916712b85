import { describe, expect, it } from 'vitest';
import { readMoney, readShare, readWhole } from './money.ts';

describe('an amount as people type it', () => {
  // Bug it catches: 43.58 × 10,000 × 100 in floating point loses a 分, or 万 is ignored.
  it.each([
    ['43.58万', 43_580_000],
    ['¥ 435,800.00', 43_580_000],
    ['４３５８００元', 43_580_000],
    ['0.29', 29],
    ['-500', -50_000],
    ['41.68w', 41_680_000],
    ['41.68 W', 41_680_000],
    ['４３５，８００', 43_580_000],
  ])('%s is understood to the 分', (text, fen) => {
    expect(readMoney(text)).toBe(fen);
  });

  // Bug it catches: half a number saved as if it were the whole one.
  it.each(['43.', '4万3', '约43万', '41.68wan', '435 800 美元', '', '99999999999999999'])(
    '"%s" is no amount',
    (text) => {
      expect(readMoney(text)).toBeUndefined();
    },
  );
});

describe('a share as people type it', () => {
  // Bug it catches: 81.5 % kept as 81.5 or as 8149, or a text that is none read as its beginning.
  it.each([
    ['81', 8100],
    ['81.5%', 8150],
    // 调价单: less by so much.
    ['-3', -300],
    ['８１．５ ％', 8150],
    ['58.29', 5829],
    ['0', 0],
  ])('%s is understood to the hundredth', (text, bp) => {
    expect(readShare(text)).toBe(bp);
  });
  it.each(['', '八成', '81.555', '81%以上'])('"%s" is none', (text) => {
    expect(readShare(text)).toBeUndefined();
  });
});

describe('a whole number as people type it', () => {
  // Bug it catches: 2,487 mL becomes 2 because only what stood before the comma could be read.
  it.each([
    ['2487', 2487],
    ['2,487', 2487],
    ['２，４８７', 2487],
    [' 1,234,567 ', 1_234_567],
    ['-3', -3],
  ])('%s is understood whole', (text, value) => {
    expect(readWhole(text)).toBe(value);
  });

  it.each(['2,48', '2.5', '2487mL', '约3', ''])('"%s" is no whole number', (text) => {
    expect(readWhole(text)).toBeUndefined();
  });
});
