import { expect, test } from 'vitest';
import { choices, suggestions } from '../../../db/customers/choices.ts';
import en from './texts.en.json' with { type: 'json' };
import zh from './texts.zh-CN.json' with { type: 'json' };

test('every choice and every offered word has its name in both languages', () => {
  const keys = Object.entries({ ...choices, ...suggestions }).flatMap(([field, codes]) =>
    codes.map((code) => `${field}.${code}`),
  );
  for (const texts of [zh, en]) expect(keys.filter((key) => !(key in texts))).toEqual([]);
});
