import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VehicleFields } from './model.ts';
import { ageInDays, normaliseVehicle, requiredFields, vehicleProblems, vehicleWarnings } from './rules.ts';

const imported: VehicleFields = {
  vin: '1M8GDM9AXKP042788',
  engineNo: 'A25A123456',
  origin: 'imported',
  status: 'inStock',
  importCertNo: 'XI123456789',
  inspectionNo: 'LI123456789',
};
const codes = (fields: Partial<VehicleFields>) =>
  vehicleProblems({ ...imported, ...fields }).map(({ path, code }) => [path, code]);

describe('a vehicle card', () => {
  it('of an imported car needs its import and inspection certificates, of a domestic one its conformity certificate', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ importCertNo: null, inspectionNo: ' ' })).toEqual([
      ['importCertNo', 'importCertNo.required'],
      ['inspectionNo', 'inspectionNo.required'],
    ]);
    expect(codes({ origin: 'domestic' })).toEqual([['conformityCertNo', 'conformityCertNo.required']]);
  });

  it('needs the COC only once the car is delivered', () => {
    expect(codes({ status: 'delivered' })).toEqual([['cocNo', 'cocNo.required']]);
    expect(requiredFields({ origin: 'imported', status: 'allocated' })).not.toContain('cocNo');
  });

  it('names the letter that cannot stand in a VIN and where, and how many signs were typed', () => {
    expect(vehicleProblems({ ...imported, vin: '1M8GDM9AXKPO42788' })).toEqual([
      { path: 'vin', code: 'vin.characters', params: { at: 12, char: 'O' } },
    ]);
    expect(vehicleProblems({ ...imported, vin: '1M8GDM9AXKP04278' })).toEqual([
      { path: 'vin', code: 'vin.length', params: { count: 16 } },
    ]);
    expect(codes({ vin: ' ' })).toEqual([['vin', 'vin.required']]);
  });

  it('refuses 30 February and takes 29 February of a leap year', () => {
    expect(codes({ arrivedOn: '2026-02-30' })).toEqual([['arrivedOn', 'day.format']]);
    expect(codes({ arrivedOn: '2024-02-29' })).toEqual([]);
  });

  it('only warns of a check digit that is off and of an uncommon plate', () => {
    const odd = { vin: '1M8GDM9A1KP042788', plate: '临时' };
    expect(codes(odd)).toEqual([]);
    expect(vehicleWarnings(odd).map(({ code }) => code)).toEqual(['vin.checkDigit', 'plate.format']);
    expect(vehicleWarnings({ vin: imported.vin, plate: '京A·12345' })).toEqual([]);
    // Nothing typed yet is asked for, and nothing is doubted.
    expect(vehicleWarnings({ vin: null as unknown as string })).toEqual([]);
  });

  it('is stored in one spelling, without what belongs to the other origin', () => {
    const typed = {
      ...imported,
      vin: ' *1m8gdm9axkp042788* ',
      engineNo: ' a25a-1 ',
      plate: '京a·12345',
      supplier: '  ',
      conformityCertNo: 'HG1',
    };
    expect(normaliseVehicle(typed)).toMatchObject({
      vin: '1M8GDM9AXKP042788',
      engineNo: 'A25A-1',
      plate: '京A12345',
      supplier: null,
      conformityCertNo: null,
      importCertNo: 'XI123456789',
    });
    const domestic = normaliseVehicle({ ...typed, origin: 'domestic', port: '天津港', importedOn: '2026-01-01' });
    expect(domestic).toMatchObject({ conformityCertNo: 'HG1', importCertNo: null, inspectionNo: null, port: null });
    expect(domestic.importedOn).toBeNull();
  });

  it('is the same however often it is saved', () => {
    const text = fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme' }));
    const cards = fc.record({
      vin: fc.string(),
      engineNo: text,
      plate: text,
      supplier: text,
      conformityCertNo: text,
      port: text,
      origin: fc.constantFrom('domestic' as const, 'imported' as const),
      status: fc.constant('inStock' as const),
    });
    fc.assert(
      fc.property(cards, (card) => {
        const once = normaliseVehicle(card);
        expect(normaliseVehicle(once)).toEqual(once);
      }),
    );
  });
});

describe('the age in stock', () => {
  it('counts from the day of arrival, which is 0, while the car is here', () => {
    const car = { status: 'inStock', arrivedOn: '2026-02-27' } as const;
    expect(ageInDays(car, '2026-02-27')).toBe(0);
    expect(ageInDays(car, '2026-03-02')).toBe(3);
    expect(ageInDays({ ...car, status: 'lent' }, '2026-03-02')).toBe(3);
    expect(ageInDays({ ...car, status: 'delivered' }, '2026-03-02')).toBeNull();
    expect(ageInDays({ status: 'inTransit', arrivedOn: '2026-04-01' }, '2026-03-02')).toBeNull();
  });
});
