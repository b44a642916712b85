import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkVin, vinCheckDigit } from './vin.ts';

const vins = fc
  .string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPRSTUVWXYZ'), minLength: 17, maxLength: 17 })
  .map((vin) => vin.slice(0, 8) + vinCheckDigit(vin) + vin.slice(9));

describe('a VIN (ISO 3779)', () => {
  it.each(['1M8GDM9AXKP042788', 'WBAXW1104J0X16755', '11111111111111111'])('%s is right', (vin) => {
    expect(checkVin(vin)).toEqual({ ok: true, value: vin });
  });

  it('is understood as stamped or pasted', () => {
    expect(checkVin('*1m8gdm9a xkp-042788*')).toEqual({ ok: true, value: '1M8GDM9AXKP042788' });
    expect(checkVin('１Ｍ８ＧＤＭ９ＡＸＫＰ０４２７８８')).toEqual({ ok: true, value: '1M8GDM9AXKP042788' });
  });

  it('with an O names the letter and its place', () => {
    expect(checkVin('1M8GDM9AXKPO42788')).toEqual({ ok: false, code: 'vin.characters', at: 12, char: 'O' });
    expect(checkVin('1M8𠮷')).toEqual({ ok: false, code: 'vin.characters', at: 4, char: '𠮷' });
  });

  it.each(['', '1M8GDM9AXKP04278', '1M8GDM9AXKP0427881', '0'.repeat(1_000_000)])(
    'of wrong length blocks: %.20s',
    (vin) => {
      expect(checkVin(vin)).toEqual({ ok: false, code: 'vin.length' });
    },
  );

  it('with a wrong check digit is kept with a warning', () => {
    expect(checkVin('1M8GDM9A1KP042788')).toMatchObject({ ok: true, warning: 'vin.checkDigit' });
  });

  it('made with the check digit of the standard passes; another ninth character warns', () => {
    fc.assert(
      fc.property(vins, fc.constantFrom(...'0123456789X'), (vin, ninth) => {
        expect(checkVin(vin)).toEqual({ ok: true, value: vin });
        fc.pre(ninth !== vin[8]);
        expect(checkVin(vin.slice(0, 8) + ninth + vin.slice(9))).toMatchObject({ ok: true, warning: 'vin.checkDigit' });
      }),
    );
  });
});
