import { describe, expect, it } from 'vitest';
import { ENTITIES } from '../../db/records.ts';
import { byNamespace, type Catalogue } from './catalogue.ts';

const chinese = byNamespace(import.meta.glob<Catalogue>('../**/texts.zh-CN.json', { eager: true, import: 'default' }));
const english = byNamespace(import.meta.glob<Catalogue>('../**/texts.en.json', { eager: true, import: 'default' }));
const namespaces = [...new Set([...Object.keys(chinese), ...Object.keys(english)])];

/** The places a sentence leaves open: '{{name}}'. */
function gaps(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

/** i18next picks 'x_one' and 'x_other' in English where Chinese has the single 'x_other'. */
function plain(keys: string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(/_(one|other)$/, '')))].sort();
}

describe.each(namespaces)('the words of %s', (namespace) => {
  const zh = chinese[namespace] ?? {};
  const en = english[namespace] ?? {};

  // Bug it catches: a page that shows a raw key to one half of its readers.
  it('are there in Chinese and in English', () => {
    expect(plain(Object.keys(en))).toEqual(plain(Object.keys(zh)));
  });

  // Bug it catches: a translation that drops the name, the count or the number of an error.
  it('leave the same gaps to fill in both languages', () => {
    for (const [key, sentence] of Object.entries(zh)) {
      if (en[key] !== undefined) expect({ key, gaps: gaps(en[key]) }).toEqual({ key, gaps: gaps(sentence) });
    }
  });
});

// Bug it catches: a conflict or an operation of a new kind of record that its page calls 'entity.contact'.
it('name every kind of record where head office is spoken of', () => {
  expect(ENTITIES.filter((entity) => chinese.sync?.[`entity.${entity}`] === undefined)).toEqual([]);
});
