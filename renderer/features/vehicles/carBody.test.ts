import { expect, test } from 'vitest';
import { bodyOf } from './carBody.ts';

test.each([
  ['RX', 'suv'],
  ['NX 350h', 'suv'],
  ['雷克萨斯RZ450e', 'suv'],
  ['ES 300h', 'sedan'],
  ['LM 500h', 'mpv'],
  ['LC 500', 'coupe'],
  ['汉兰达', 'plain'],
  ['Series X', 'plain'],
  [null, 'plain'],
])('%s is drawn as %s', (series, body) => {
  expect(bodyOf(series)).toBe(body);
});
