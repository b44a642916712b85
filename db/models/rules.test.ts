import { describe, expect, it } from 'vitest';
import { matchModel, modelTitle } from './rules.ts';

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
