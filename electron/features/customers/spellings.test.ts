import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const card = (fields: Record<string, unknown>) =>
  t.caller('consultant').customers.create({ kind: 'person', level: 'none', name: '甲', ...fields } as never);
const refusedFor = (fields: Record<string, unknown>) =>
  card(fields).then(
    () => 'saved',
    (error: { cause?: { code?: string } }) => error.cause?.code,
  );
/** As a program before this one, or another one, stored it. */
const storedAs = (id: string, column: string, value: string) =>
  t.showroom.store.db.prepare(`UPDATE customer SET ${column} = ? WHERE id = ?`).run(value, id);

const FIXED = ['0755-26990011', '0755-2699-0011', '86-755-26990011', '+86 (755) 2699 0011'];

describe('one number, however it was typed', () => {
  test('a fixed line has one card, found by every spelling', async () => {
    const { id, landline } = await card({ landline: FIXED[1] });
    expect(landline).toBe('0755-26990011');
    for (const typed of FIXED) {
      expect(await refusedFor({ name: '乙', landline: typed })).toBe('customer.duplicate');
      expect(await t.caller('reception').search.quick({ text: typed })).toMatchObject({ hits: [{ id }] });
    }
  });

  test('a mobile typed as 固话 is that mobile, whichever of the two was first', async () => {
    expect(await card({ landline: '139.0099.1209' })).toMatchObject({ mobile: '13900991209', landline: null });
    expect(await refusedFor({ name: '乙', mobile: '13900991209' })).toBe('customer.duplicate');
    await card({ name: '丙', mobile: '13900991210', landline: '13900991211' });
    expect(await refusedFor({ name: '丁', mobile: '+86 139 0099 1211' })).toBe('customer.duplicate');
  });

  test.each([
    [
      { idType: 'passport', idNo: 'E12345678' },
      { idType: 'passport', idNo: 'E1234\u200b5678' },
    ],
    [{ uscc: '91350100M000100Y43' }, { uscc: '\u202d91350100M000100Y43\u202c' }],
    [{ mobile: '+852 9123 4567' }, { mobile: '00852-91234567' }],
  ])('%j and %j are one', async (first, second) => {
    await card({ mobile: '13900991201', ...first });
    expect(await refusedFor({ name: '乙', mobile: '13900991202', ...second })).toBe('customer.duplicate');
  });

  test('a number of Hong Kong is kept in one spelling, masked for others, and found by its pieces', async () => {
    const { id, mobile } = await card({ mobile: '+852 9123 4567' });
    expect(mobile).toBe('+852 91234567');
    for (const text of ['+852 9123 4567', '91234567', '1234567', '4567'])
      expect(await t.caller('reception').search.quick({ text })).toMatchObject({
        hits: [{ id, parts: expect.arrayContaining([expect.objectContaining({ text: '+852 ****4567' })]) }],
      });
  });

  test.each([
    ['landline', '86-755-26990011', { landline: '0755-26990011' }],
    ['landline', '0755-2699-0011', { landline: '0755-26990011' }],
    ['landline', '+8613900991209', { mobile: '13900991209' }],
    ['id_no', 'E1234\u200b5678', { mobile: '13900991203', idType: 'passport', idNo: 'E12345678' }],
  ])('stored as %s %j by an older program, it is still the same', async (column, stored, typed) => {
    const { id } = await card({
      mobile: '13900991201',
      landline: '0755-26990011',
      idType: 'passport',
      idNo: 'E12345678',
    });
    storedAs(id, 'landline', '0755-12345678');
    storedAs(id, 'id_no', 'E99999999');
    storedAs(id, column, stored);
    await t.caller('consultant').customers.update({ id, rev: 1, name: '老卡' });
    storedAs(id, column, stored);
    expect(await refusedFor({ name: '乙', ...typed })).toBe('customer.duplicate');
    const text = Object.values(typed).at(-1) as string;
    expect(await t.caller('reception').search.quick({ text })).toMatchObject({ hits: [{ id }] });
  });
});

test('a name behind marks that nobody sees is that name, and nothing to see is no name', async () => {
  const { id, name } = await card({ name: '\u200b张大伟', mobile: '13900991201' });
  expect(name).toBe('张大伟');
  storedAs(id, 'name', '\u200b张大伟');
  const twins = await t.caller('consultant').customers.duplicates({ name: '张大伟' });
  expect(twins).toMatchObject([{ id, field: 'name' }]);
  for (const nothing of ['\u3164', '\u200b', '\u2800'])
    expect(await refusedFor({ name: nothing, mobile: '13900991202' })).toBe('input.invalid');
});
