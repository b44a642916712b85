import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../../tests/harness/desk.ts';
import { completeVisit } from './correction.ts';
import { tieVisit } from './service.ts';
import { visitSync } from './sync.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯');
});
afterEach(() => desk.close());

type Row = Parameters<typeof visitSync.mayLeave>[0];
const leaves = (row: Row, patch: Record<string, unknown> = {}) => visitSync.mayLeave(row, patch, desk.store.db);

test('only a visit nobody can be recognised by leaves without consent', () => {
  const visit = desk.register();
  expect(leaves(visit)).toBe(true);
  expect(leaves(desk.register({ guestName: '王先生' }))).toBe(false);
  expect(leaves(desk.register({ plate: '京AD12345' }))).toBe(false);
  expect(leaves(visit, { guestPhone: '13800138000' })).toBe(false);
});

test('the visit of a customer leaves with the consent and stays when it is withdrawn', () => {
  const wang = desk.card('王建国', null, { consent: 'granted' });
  const { id, rev } = desk.register();
  const named = completeVisit(desk.store, { ...desk.reception, role: 'reception' }, { id, rev, guestName: '王先生' });
  const visit = tieVisit(desk.store, desk.reception, { id: named.id, rev: named.rev, customerId: wang });
  expect(leaves(visit)).toBe(true);
  desk.store.db.prepare(`UPDATE customer SET hq_share_consent = 'withdrawn' WHERE id = ?`).run(wang);
  expect(leaves(visit)).toBe(false);
});
