import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inCapitals, parseCapitals } from './capitals.ts';

test.each([
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角'],
  [10_00, '壹拾元整'],
  [10_50, '壹拾元伍角'],
  [1010_00, '壹仟零壹拾元整'],
  [100001_00, '壹拾万零壹元整'],
  [309825_00, '叁拾万玖仟捌佰贰拾伍元整'],
  [100000000_00, '壹亿元整'],
  [100010001_00, '壹亿零壹万零壹元整'],
  [1000001000_00, '壹拾亿零壹仟元整'],
  [123456789_01, '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分'],
  // Official samples of 票据填写规定.
  [1409_50, '壹仟肆佰零玖元伍角'],
  [6007_14, '陆仟零柒元壹角肆分'],
  [16409_02, '壹万陆仟肆佰零玖元零贰分'],
  [325_04, '叁佰贰拾伍元零肆分'],
  [1680_32, '壹仟陆佰捌拾元叁角贰分'],
  [107000_53, '壹拾万柒仟元伍角叁分'],
  // The deal of vector 14, a sum given back, and where 角 is 0.
  [491_346_56, '肆拾玖万壹仟叁佰肆拾陆元伍角陆分'],
  [-20_000_00, '负贰万元整'],
  [12_000_01, '壹万贰仟元零壹分'],
  [-5, '负伍分'],
  [10100_00, '壹万零壹佰元整'],
  [20_0000_0000_00, '贰拾亿元整'],
  [999999999999_99, '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
])('vector 9: %i 分 is written %s', (fen, words) => {
  expect(inCapitals(fen)).toBe(words);
  expect(parseCapitals(words)).toBe(fen);
});

test('a template may say 圆 and 人民币', () => {
  expect(inCapitals(325_04, { unit: '圆', prefix: true })).toBe('人民币叁佰贰拾伍圆零肆分');
  expect(parseCapitals('人民币叁佰贰拾伍圆零肆分')).toBe(325_04);
});

test.each([
  ['壹拾万零柒仟元伍角叁分', 107000_53],
  ['壹拾万柒仟元零伍角叁分', 107000_53],
  ['壹仟陆佰捌拾元零叁角贰分', 1680_32],
  ['拾万零壹元整', 100001_00],
  ['壹億圓正', 100000000_00],
  ['叁佰贰拾伍元零肆分整', 325_04],
  [' 壹万 贰仟元整 ', 12000_00],
])('vector 9: %s is another way to write it', (words, fen) => {
  expect(parseCapitals(words)).toBe(fen);
});

test.each([
  '',
  '元整',
  '零',
  '壹仟贰元整',
  '壹亿壹元整',
  '伍拾元贰',
  '12000元',
  '贰亿亿元整',
  '负零元整',
  '壹佰贰仟元整',
  '万元整',
])('%s is no amount', (words) => {
  expect(parseCapitals(words)).toBeUndefined();
});

test('P11: what is written in 大写 reads back as the amount, and no two amounts are written alike', () => {
  const digits = fc.array(fc.constantFrom(0, 0, 0, 1, 5, 9), { minLength: 1, maxLength: 14 });
  const amounts = fc.oneof(
    fc.integer({ min: -999_999_999_999_99, max: 999_999_999_999_99 }),
    digits.map((each) => Number(each.join(''))),
  );
  fc.assert(
    fc.property(amounts, (fen) => {
      expect(parseCapitals(inCapitals(fen))).toBe(fen);
      expect(inCapitals(fen)).not.toMatch(/零零|零[拾佰仟万亿角分]|整./);
    }),
    { numRuns: 5_000 },
  );
});

test('what cannot be written is refused', () => {
  for (const fen of [0.5, 1_000_000_000_000_00, Number.NaN]) expect(() => inCapitals(fen)).toThrow(RangeError);
});
