import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkUscc, usccCheckCharacter } from './uscc.ts';

const codes = fc
  .string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), minLength: 17, maxLength: 17 })
  .map((code) => code + usccCheckCharacter(code));

it.each(['91350100M000100Y43', '91110000101623741K'])('accepts %s', (code) => {
  expect(checkUscc(code)).toEqual({ ok: true, value: code });
  expect(checkUscc(` ${code.toLowerCase()}　`)).toEqual({ ok: true, value: code });
});

it('warns of any single wrong character', () => {
  fc.assert(
    fc.property(
      codes,
      fc.nat({ max: 17 }),
      fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      (code, at, c) => {
        expect(checkUscc(code).warning).toBeUndefined();
        fc.pre(c !== code[at]);
        expect(checkUscc(code.slice(0, at) + c + code.slice(at + 1)).warning).toBeDefined();
      },
    ),
  );
});

it('warns of a wrong form and keeps what was typed', () => {
  expect(checkUscc('123')).toEqual({ ok: true, value: '123', warning: 'uscc.format' });
  expect(checkUscc('91350100M000100Y4I').warning).toBe('uscc.format');
  expect(checkUscc('91350100M000100Y44').warning).toBe('uscc.checkDigit');
});
