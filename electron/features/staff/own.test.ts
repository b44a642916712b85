import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { readOwn, saveOwn } from './own.ts';

let pc: TestApp;
beforeEach(async () => {
  pc = await testApp();
});
afterEach(() => pc.close());

test('what one person chose for themselves stays, piece by piece, and is nobody else’s', () => {
  const { store } = pc.showroom;
  const [mine, other] = [pc.staff('consultant'), pc.staff('reception')];
  saveOwn(store, mine, { theme: 'dark' });
  saveOwn(store, mine, { language: 'en', guestSound: true });
  expect(readOwn(store, mine)).toEqual({ theme: 'dark', language: 'en', guestSound: true, dueNotes: true });
  expect(readOwn(store, other)).toEqual({ theme: null, language: null, guestSound: false, dueNotes: true });
});

test('a choice this version does not know counts as none', () => {
  const { store } = pc.showroom;
  const mine = pc.staff('consultant');
  saveOwn(store, mine, { theme: 'dark', guestSound: true });
  store.db.prepare(`UPDATE setting SET value = replace(value, 'dark', 'sepia')`).run();
  expect(readOwn(store, mine)).toEqual({ theme: null, language: null, guestSound: true, dueNotes: true });
});
