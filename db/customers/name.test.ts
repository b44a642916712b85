import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsPatch } from '../settings/model.ts';
import { staffName } from '../staff/model.ts';
import { checkName, NAME_MAX } from './name.ts';

describe('a name', () => {
  it.each(['𠮷野家', '㛃', '王😀', '李👨‍👩‍👧', '欧阳·娜娜', '阿卜杜拉·买买提', 'Ｔｅｓｔ', '﨑', 'O’Neil'])(
    'keeps %s intact',
    (name) => {
      expect(checkName(name)).toEqual({ ok: true, value: name });
    },
  );

  it('loses outer space and keeps one space inside', () => {
    expect(checkName('　John\t\n  Smith ')).toEqual({ ok: true, value: 'John Smith' });
  });

  it('is the same name composed or decomposed', () => {
    expect(checkName('Zoe\u0308')).toEqual(checkName('Zoë'));
  });

  it.each([
    ['\u200b张大伟', '张大伟'],
    ['张大伟\u3164\u2800\ufeff', '张大伟'],
    ['\u202d张大伟\u202c', '张大伟'],
    ['张\u200b大\u00ad伟\u200d', '张大伟'],
    ['\ufe0f王❤️\u200d', '王❤️'],
    ['葛󠄀城', '葛󠄀城'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ])('loses marks that show nothing and keeps those a sign is made with: %j', (raw, value) => {
    expect(checkName(raw)).toEqual({ ok: true, value });
  });

  it.each(['\u3164', '\u200b', '\u2800', '\u115f\u1160', '\uffa0', '\ufe0f', ' \u200e\u2060 '])(
    'of nothing to see is none: %j',
    (raw) => {
      expect(checkName(raw)).toEqual({ ok: false, code: 'name.required' });
      expect(staffName.safeParse(raw).error?.issues[0]?.message).toBe('name.required');
      expect(settingsPatch.safeParse({ showroomName: raw }).error?.issues[0]?.message).toBe('showroomName.required');
    },
  );

  it.each([
    ['', 'name.required'],
    [' \u3000\n', 'name.required'],
    ['张\u0000三', 'name.characters'],
    ['张\u202e三', 'name.characters'],
    ['张\ud842', 'name.characters'],
    ['𠮷'.repeat(NAME_MAX + 1), 'name.tooLong'],
    ['张'.repeat(1_000_000), 'name.tooLong'],
  ])('is refused: %.8j', (raw, code) => {
    expect(checkName(raw)).toMatchObject({ ok: false, code });
  });

  it('may have sixty rare characters', () => {
    expect(checkName('𠮷'.repeat(NAME_MAX)).ok).toBe(true);
  });

  it('that was accepted is accepted unchanged when saved again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 70 }), fc.string({ unit: 'binary' })), (raw) => {
        const once = checkName(raw);
        if (once.ok) expect(checkName(once.value)).toEqual(once);
      }),
    );
  });
});
