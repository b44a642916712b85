import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ENTITIES } from '../../db/records.ts';
import english from './texts.en.json' with { type: 'json' };
import chinese from './texts.zh-CN.json' with { type: 'json' };
import { wordsIn } from './words.ts';

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

it('both languages say the same things, with the same values in them', () => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  for (const [key, text] of Object.entries(chinese))
    expect([key, placeholders(english[key as keyof typeof english])]).toEqual([key, placeholders(text)]);
});

it('no text is kept that no page shows', () => {
  const folder = new URL('.', import.meta.url);
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(new URL(path, folder), 'utf8'))
    .join('\n');
  // Those that are put together from a code: entity, deed, state.
  const composed = /^(entity|transfer|deed|state|store\.operator|crm\.action)\./;
  const unused = Object.keys(chinese).filter((key) => !composed.test(key) && !code.includes(`'${key}'`));
  expect(unused).toEqual([]);
});

it('every kind of record has its name in both languages', () => {
  expect(ENTITIES.filter((entity) => !(`entity.${entity}` in chinese))).toEqual([]);
});

it('a code of a newer program stands as it is', () => {
  expect(wordsIn('zh-CN').named('entity', 'hovercraft')).toBe('hovercraft');
  expect(wordsIn('en').named('entity', 'customer')).toBe('Customer');
});
