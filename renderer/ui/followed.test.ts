import { describe, expect, it } from 'vitest';
import { carried, changedFields, merged } from './followed.ts';

const before = { rev: 3, location: '一号库', keyNo: '7', plate: undefined as string | undefined };

describe('a record that changes under its form', () => {
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
