import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTANTS } from './list.ts';
import { edited } from './mutant.ts';

const root = new URL('../../../', import.meta.url);

test.each(MUTANTS.map(({ name, edits }) => [name, edits] as const))(
  'the place where %s would be wrong still stands in the product, once',
  (_name, edits) => {
    const texts = new Map(edits.map(({ file }) => [file, readFileSync(new URL(file, root), 'utf8')]));
    for (const edit of edits)
      expect(() => texts.set(edit.file, edited(texts.get(edit.file)!, edit)), edit.find).not.toThrow();
  },
);

test('there are the variants the design names, and some of our own', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(9);
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
});
