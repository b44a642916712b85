import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../customers/phone.ts';
import { readGuestLine } from './guest-line.ts';
import { registrationProblems, splitGuest, tidyContact } from './rules.ts';

const NOW = Date.UTC(2026, 10, 24, 2);
const party = { channel: 'walkIn', purpose: 'viewing', partySize: 1 } as const;
/** What is saved of a line, or the problems it is told. */
function registered(line: string) {
  const guest = splitGuest(line);
  const problems = registrationProblems({ ...party, ...guest }, NOW);
  if (problems.length > 0) return problems;
  const { guestName, guestPhone } = tidyContact(guest);
  return [guestName, guestPhone];
}

describe('one line at the desk', () => {
  test.each([
    ['0755-26991203转8012', null, '0755-26991203-8012'],
    ['王先生(13900991202)', '王先生', '13900991202'],
    ['王先生（电话：13900991202）', '王先生', '13900991202'],
    ['吴女士：13900991304', '吴女士', '13900991304'],
    ['\u202d13900991205\u202c', null, '13900991205'],
    ['张\u3000\u202d139\u200b0099 1205\u202c', '张', '13900991205'],
    ['(0755)26991207', null, '0755-26991207'],
    ['0755-2699-1204', null, '0755-26991204'],
    ['139.0099.1209', null, '13900991209'],
    ['360公司 13900991208', '360公司', '13900991208'],
    ['13900991208 360公司', '360公司', '13900991208'],
    ['13512345678-9100', null, '13512345678-9100'],
    ['李13512345678转9100', '李', '13512345678-9100'],
    ['+852 9123 4567 陈生', '陈生', '+852 91234567'],
    ['+86 (755) 2699 0011', null, '0755-26990011'],
    ['王(经理)13900991202', '王(经理)', '13900991202'],
    ['李四 手机13900991202，看RX350', '李四 看RX350', '13900991202'],
    ['3位 13900991202', '3位', '13900991202'],
    ['王先生', '王先生', null],
    ['R2D2', 'R2D2', null],
    ['360公司', '360公司', null],
    ['张大伟😀', '张大伟😀', null],
  ])('%j is %j at %j', (line, name, phone) => {
    expect(registered(line)).toEqual([name, phone]);
  });

  test.each([
    ['13900991206/13800991206', '13900991206', '13800991206'],
    ['王 13900991206、138 0099 1206', '13900991206', '138 0099 1206'],
    ['13900991206 13800991206', '13900991206', '13800991206'],
    ['13900991206-13800991206', '13900991206', '13800991206'],
    ['13900991206 0755-26991203', '13900991206', '0755-26991203'],
    ['13900991206/1380099120', '13900991206', '1380099120'],
  ])('%j is asked about, naming both numbers', (line, first, second) => {
    expect(registered(line)).toEqual([{ path: 'guestPhone', code: 'phone.two', params: { first, second } }]);
  });

  test.each(['1390099120', '王1390099120', '13900991208 8012', '138', '+852 9123 456'])(
    '%j holds a number that is none, which is said and never made a name',
    (line) => {
      expect(registered(line)).toMatchObject([{ path: 'guestPhone' }]);
    },
  );

  test('a number typed into the field of the name is not saved there', () => {
    const typed = { ...party, guestName: '王先生 13900991206' };
    expect(registrationProblems(typed, NOW)).toMatchObject([{ path: 'guestName', code: 'name.holdsPhone' }]);
  });
});

const names = fc.constantFrom('王先生', '吴女士', '360公司', '欧阳·娜娜', '李(二)', 'Smith', '𠮷野家', '王😀');
const mobiles = fc.integer({ min: 0, max: 999_999_999 }).map((rest) => `13${String(rest).padStart(9, '0')}`);
const cut = (mobile: string, by: string) => [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)].join(by);
const spelled = fc
  .tuple(
    mobiles,
    fc.constantFrom('', ' ', '-', '.', '–', '\u200b', '\u3000'),
    fc.constantFrom('', '+86 ', '0086-', '\u202d'),
  )
  .map(([mobile, by, before]) => ({ mobile, text: before + cut(mobile, by) }));
const joint = fc.constantFrom(' ', '：', ':', ',', '，', ' - ', '/', '、', ' 电话', ' 手机：');

test('name and number are told apart in every order and spelling', () => {
  fc.assert(
    fc.property(names, spelled, joint, fc.boolean(), (name, { mobile, text }, by, nameFirst) => {
      const line = nameFirst ? `${name}${by}${text}` : `${text}${by.slice(0, 1)}${name}`;
      expect(registered(line)).toEqual([name, mobile]);
    }),
  );
});

test('whatever is typed, no whole number is ever left in the name', () => {
  const parts = fc.array(
    fc.oneof(
      spelled.map(({ text }) => text),
      fc.constantFrom(
        '王',
        'RX350',
        '转',
        '(',
        ')',
        '/',
        '-',
        ' ',
        '+',
        '0755',
        '26991203',
        'x',
        '😀',
        '\u202c',
        '：',
        '12',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(parts, (typed) => {
      const { guestName, guestPhone } = splitGuest(typed.join(''));
      const again = readGuestLine(guestName).numbers.filter((number) => readPhone(number));
      const saved = registrationProblems({ ...party, guestName, guestPhone }, NOW).length === 0;
      if (saved) expect(again).toEqual([]);
      if (saved) expect(tidyContact({ guestName, guestPhone }).guestName ?? '').not.toMatch(/1[3-9]\d{9}/);
    }),
    { numRuns: 2_000 },
  );
});
