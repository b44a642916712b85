import { describe, expect, it } from 'vitest';
import { type Choosable, chosenProblems, guidePriceOf } from './rules.ts';

const option = (code: string, more: Partial<Choosable> = {}): Choosable => ({
  id: code,
  modelId: 'rx',
  code,
  name: `选配 ${code}`,
  priceFen: null,
  needs: null,
  conflicts: null,
  ...more,
});

describe('options chosen for a car', () => {
  it('are told about each other once, whichever of the two says so', () => {
    const told = [option('A'), option('B', { conflicts: ['A'] })];
    const [problem, ...more] = chosenProblems(['A', 'B'], 'rx', told);
    expect(problem).toEqual({
      path: 'optionIds',
      code: 'options.conflict',
      params: { name: '选配 A', other: '选配 B' },
    });
    expect(more).toEqual([]);
    const both = [option('A', { conflicts: ['B'] }), option('B', { conflicts: ['A'] })];
    expect(chosenProblems(['A', 'B'], 'rx', both)).toHaveLength(1);
    expect(chosenProblems(['B'], 'rx', both)).toEqual([]);
  });

  it('ask for what they need by its name, and by its code when nobody knows it', () => {
    const catalogue = [option('A', { needs: ['B', 'X'] }), option('B')];
    expect(chosenProblems(['A'], 'rx', catalogue).map(({ params }) => params!.other)).toEqual(['选配 B', 'X']);
    expect(chosenProblems(['A', 'B'], 'rx', catalogue).map(({ params }) => params!.other)).toEqual(['X']);
  });

  it('pass over what this PC has not heard of yet', () => {
    expect(chosenProblems(['unheard'], 'rx', [])).toEqual([]);
  });
});

it('the guide price is that of the model and its options; without the model there is none', () => {
  const chosen = [{ priceFen: 12_000_00 }, { priceFen: null }, { priceFen: 3_500_50 }];
  expect(guidePriceOf({ guidePriceFen: 489_900_00 }, chosen)).toBe(505_400_50);
  expect(guidePriceOf({ guidePriceFen: null }, chosen)).toBeNull();
  expect(guidePriceOf(null, chosen)).toBeNull();
});
