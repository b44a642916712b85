import { expect, test } from 'vitest';
import { budgetOf, type Fittable, missesOf, readWish, type Wish, wishesIn } from './wish.ts';

const car: Fittable = {
  series: 'RX',
  model: 'RX 350h',
  modelId: null,
  color: '珍珠白',
  priceFen: 489_900_00,
  fuel: 'hybrid',
  seats: 5,
  equipment: ['全景天窗'],
};
const missed = (wish: Wish, of: Partial<Fittable> = {}) =>
  missesOf(readWish(wish, ['全景天窗', '抬头显示']), { ...car, ...of }).map(({ field }) => field);

test.each([
  ['要混动，最好七座', ['hybrid'], 7],
  ['插混或者纯电，不要汽油', ['plugIn', 'electric'], null],
  ['不考虑纯电；三排要坐得下', [], 6],
  ['6座的油车', ['petrol'], 6],
  ['新能源牌照', ['plugIn', 'electric'], null],
  ['座椅要通风，带 5 个人', [], null],
])('%s', (text, fuels, atLeast) => {
  expect(wishesIn(text)).toEqual({ fuels, atLeast });
});

test.each([
  ['40to50', { from: 40, to: 50 }],
  ['under30', { from: null, to: 30 }],
  ['over100', { from: 100, to: null }],
  ['35-40 万', { from: 35, to: 40 }],
  ['60万以内', { from: null, to: 60 }],
  ['看情况', null],
])('a budget of %s', (band, wan) => {
  expect(budgetOf(band)).toEqual(wan);
});

test('what a car does not keep is named; a white one is a white one, and what nobody knows of it is no fault', () => {
  expect(missed({ series: 'rx', model: 'RX350h', color: '白色或石墨黑', budget: '50to70' })).toEqual([]);
  expect(missed({ series: 'NX', model: 'NX 260' })).toEqual(['series']);
  expect(missed({ series: 'RX', model: 'RX 500h', color: '黑' })).toEqual(['model', 'color']);
  expect(missed({ color: '黑' }, { color: null })).toEqual([]);
  expect(missed({ said: '要纯电七座' })).toEqual(['fuel', 'seats']);
  expect(missed({ said: '要纯电七座' }, { fuel: null, seats: null })).toEqual([]);
  expect(missed({ said: '一定要全景天窗和抬头显示' })).toEqual(['options']);
  expect(missed({ fuels: ['hybrid'], said: '以前想要纯电', seats: [5] })).toEqual([]);
});

test('a price is compared on the road: 48.99 万 is about 53.9 万', () => {
  const by = (budget: string) => missesOf(readWish({ budget }, []), car).find(({ field }) => field === 'budget')?.by;
  expect(by('40to50')).toBe(3_889_000);
  expect(by('50to70')).toBeUndefined();
  // A little below interests, far below does not.
  expect(by('60到70')).toBeUndefined();
  expect(by('70to100')).toBe(-16_111_000);
});
