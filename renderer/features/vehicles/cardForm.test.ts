import { describe, expect, it } from 'vitest';
import { issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { vehicleRecord } from './cardForm.ts';
import { paintOf } from './paint.ts';

const before = valuesOf(vehicleRecord, { rev: 3, vin: '1M8GDM9AXKP042788', location: '一号库', keyNo: '7' });

describe('the form of a card', () => {
  it('asks for other papers the moment the origin changes', () => {
    expect(requiredIn(vehicleRecord, { ...before, origin: 'imported' })).toContain('importCertNo');
    expect(requiredIn(vehicleRecord, { ...before, origin: 'domestic' })).toContain('conformityCertNo');
    expect(requiredIn(vehicleRecord, { ...before, origin: 'domestic' })).not.toContain('importCertNo');
  });

  it('tells the wrong letter of a VIN with its place, and only warns of an odd check digit', () => {
    expect(issuesIn(vehicleRecord, { ...before, vin: '1M8GDM9AXKPO42788' }).vin).toMatchObject({
      code: 'vin.characters',
      params: { at: 12, char: 'O' },
    });
    expect(issuesIn(vehicleRecord, { ...before, vin: '1M8GDM9A1KP042788' }).vin).toMatchObject({
      code: 'vin.checkDigit',
      warning: true,
    });
  });

  it('tints the car by the paint it names', () => {
    expect(paintOf('石墨黑')).toBe(paintOf('Onyx'));
    expect(paintOf('钛银')).not.toBe(paintOf('珍珠白'));
    expect(paintOf('选装')).toBeUndefined();
  });
});
