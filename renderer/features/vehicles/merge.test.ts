import { describe, expect, it } from 'vitest';
import { changedFields, checkCard, requiredOf, valuesOf } from './cardForm.ts';
import { carried, merged } from './merge.ts';
import { paintOf } from './paint.ts';
import { tabsFor } from './tabs.ts';

const before = valuesOf({ rev: 3, vin: '1M8GDM9AXKP042788', location: '一号库', keyNo: '7' });

describe('a card that changes under the form', () => {
  // Bug it catches: a move made beside the form makes the next save stale, or wipes what was typed.
  it('keeps what was typed and follows in everything else', () => {
    const fresh = { ...before, rev: 4, location: '展厅' };
    const { values, initial } = merged({ initial: before, values: { ...before, keyNo: '8' } }, fresh);
    expect(values).toMatchObject({ rev: 4, location: '展厅', keyNo: '8' });
    expect(changedFields(values, initial)).toEqual(['keyNo']);
  });

  // Bug it catches: somebody's change of the same field is overwritten without a word.
  it('stays on its old revision where both changed the same field, so that the save asks', () => {
    const mine = { initial: before, values: { ...before, location: '二号库' } };
    expect(merged(mine, { ...before, rev: 4, location: '展厅' })).toBe(mine);
  });

  // Bug it catches: a draft of yesterday silently undoes what others saved since.
  it('leaves a restored draft of an older revision for the save to refuse', () => {
    const draft = { initial: { ...before, rev: 5 }, values: { ...before, keyNo: '8' } };
    expect(merged(draft, { ...before, rev: 6, location: '展厅' })).toBe(draft);
  });

  it('keeps what was typed while a save was under way', () => {
    const saved = { ...before, keyNo: '8' };
    const state = carried({ initial: before, values: { ...saved, keyNo: '89' } }, saved, { ...saved, rev: 4 });
    expect(state.values).toMatchObject({ rev: 4, keyNo: '89' });
    expect(state.initial.keyNo).toBe('8');
  });
});

describe('the form of a card', () => {
  it('asks for other papers the moment the origin changes, and shows 海关 only for imported cars', () => {
    expect(requiredOf({ ...before, origin: 'imported' })).toContain('importCertNo');
    expect(requiredOf({ ...before, origin: 'domestic' })).toContain('conformityCertNo');
    expect(requiredOf({ ...before, origin: 'domestic' })).not.toContain('importCertNo');
    expect(tabsFor({ origin: 'domestic' })).toEqual(['general', 'spec', 'stock']);
    expect(tabsFor({ origin: 'imported' })).toContain('customs');
  });

  it('tells the wrong letter of a VIN with its place, and only warns of an odd check digit', () => {
    expect(checkCard({ ...before, vin: '1M8GDM9AXKPO42788' }).vin).toMatchObject({
      code: 'vin.characters',
      params: { at: 12, char: 'O' },
    });
    expect(checkCard({ ...before, vin: '1M8GDM9A1KP042788' }).vin).toMatchObject({
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
