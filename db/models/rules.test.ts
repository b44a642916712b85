import { describe, expect, it } from 'vitest';
import { type Choosable, chosenProblems, guidePriceOf, matchModel, modelTitle } from './rules.ts';

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

describe('a model named by texts', () => {
  const rx = { id: 'rx', series: 'RX', modelName: 'RX 350h', configuration: '豪华版', modelYear: 2026 };
  const sport = { ...rx, id: 'sport', configuration: 'F SPORT' };
  const old = { ...rx, id: 'old', modelYear: 2024 };

  it('is the one it fits, however it is spaced and written', () => {
    expect(matchModel({ series: 'rx', model: 'ＲＸ350H' }, [rx])).toBe(rx);
    expect(matchModel({ model: 'RX 350h F SPORT' }, [rx, sport])).toBe(sport);
    expect(matchModel({ model: 'RX 350h豪华版', modelYear: 2024 }, [rx, old])).toBe(old);
  });

  it('is none where it fits several, none, or another series', () => {
    expect(matchModel({ model: 'RX 350h' }, [rx, sport])).toBeUndefined();
    expect(matchModel({ series: 'NX', model: 'RX 350h' }, [rx])).toBeUndefined();
    expect(matchModel({ series: 'RX', model: ' ' }, [rx])).toBeUndefined();
  });
});

it('a configuration is called by model, configuration and year', () => {
  expect(modelTitle({ modelName: 'RX 350h', configuration: '豪华版', modelYear: 2026 })).toBe('RX 350h 豪华版 2026');
  expect(modelTitle({ modelName: 'RX 350h' })).toBe('RX 350h');
});
