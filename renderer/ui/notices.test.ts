import i18n from 'i18next';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { flatten } from '../lib/catalogue.ts';
import { noteCall } from '../lib/deeds.ts';
import { clearNotices, noticesNow, notify, undoLast } from './notices.tsx';
import texts from './texts.zh-CN.json' with { type: 'json' };

beforeAll(async () => {
  await i18n.init({ lng: 'zh-CN', keySeparator: false, resources: { 'zh-CN': { ui: flatten(texts) } } });
});

let undone: string[];
/** A change that went through and told of itself, as forms do. */
const did = (path: string, what: string, canUndo = true) => {
  noteCall(path);
  notify(what, canUndo ? () => void undone.push(what) : undefined);
};

beforeEach(() => {
  undone = [];
  clearNotices();
});

test('Alt+Z takes back the last thing done, then the one before', async () => {
  did('visits.register', '王先生 已登记');
  did('staff.disable', '李娜 已停用');
  await undoLast();
  expect(undone).toEqual(['李娜 已停用']);
  expect(noticesNow().at(-1)).toBe('已撤销：李娜 已停用');
  await undoLast();
  expect(undone).toEqual(['李娜 已停用', '王先生 已登记']);
});

test('what was saved after a registration keeps Alt+Z from the registration, whether it told of itself or not', async () => {
  did('visits.register', '王先生 已登记');
  did('customers.update', '李强 已保存', false);
  await undoLast();
  expect(noticesNow().at(-1)).toBe('“李强 已保存”不能撤销');
  clearNotices();
  did('visits.register', '王先生 已登记');
  noteCall('visits.receive');
  await undoLast();
  expect(undone).toEqual([]);
  expect(noticesNow().at(-1)).toBe('刚做的这一步不能撤销');
});

test('a look, a print or a draft is nothing one does: the registration before it is taken back', async () => {
  did('visits.register', '王先生 已登记');
  for (const path of ['drafts.put', 'customers.reveal', 'visits.print', 'session.unlock']) noteCall(path);
  notify('PDF 已存好');
  await undoLast();
  expect(undone).toEqual(['王先生 已登记']);
});

test('what cannot be taken back any more says why and stays the last thing done', async () => {
  did('visits.register', '王先生 已登记');
  noteCall('visits.close');
  notify('李强 已送客', () => Promise.reject(new Error('late')));
  await undoLast();
  await undoLast();
  expect(undone).toEqual([]);
  expect(noticesNow().at(-1)).toContain('没有回应');
});

test('Alt+Z with nothing done says so', async () => {
  await undoLast();
  expect(noticesNow()).toHaveLength(1);
});
