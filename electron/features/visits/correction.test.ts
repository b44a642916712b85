import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk, TEN, TODAY } from '../../../tests/harness/desk.ts';
import { completeVisit, unvoidVisit, voidVisit } from './correction.ts';
import { boardOf, partiesByDay, registerOf } from './day.ts';
import { identifyGuest } from './identify.ts';
import { rotaOf } from './rota/rota.ts';
import { assignVisit, closeVisit, reopenVisit } from './service.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静');
});
afterEach(() => desk.close());

const lina = () => ({ ...desk.reception, role: 'reception' as const });
const manager = () => ({ id: desk.hire('赵敏', 'manager'), role: 'manager' as const });
const target = ({ id, rev }: { id: string; rev: number }) => ({ id, rev });
const refusing = (code: string) => expect.objectContaining({ code });
const problem = (path: string, code: string) =>
  expect.objectContaining({ problems: expect.arrayContaining([expect.objectContaining({ path, code })]) });
const seqOf = (id: string) => desk.store.db.prepare('SELECT visit_seq FROM visit WHERE id = ?').pluck().get(id);

test('whoever registered a party puts right that day how it came, why, with how many and when', () => {
  const visit = desk.register();
  const right = { channel: 'invited', purpose: 'pickup', partySize: 3, plate: '京A12345', arrivedAt: TEN } as const;
  const corrected = completeVisit(desk.store, lina(), { ...target(visit), ...right });
  expect(corrected).toMatchObject({ ...right, plate: expect.stringContaining('12345') });
  expect(registerOf(desk.store, TODAY).totals).toMatchObject({ parties: 0, others: 1 });
});

const someoneElse = () => ({ id: desk.hire('钱芳', 'reception'), role: 'reception' as const });

test('what a day counts is corrected by nobody who was not there, and later by a manager alone', () => {
  const colleague = someoneElse();
  const visit = desk.register();
  const fix = { ...target(visit), partySize: 2 };
  expect(() => completeVisit(desk.store, colleague, fix)).toThrow(refusing('visit.notYours'));
  // What the guest told is completed by whoever talks to them.
  expect(completeVisit(desk.store, colleague, { ...target(visit), narrative: '看 RX' })).toMatchObject({ rev: 2 });
  desk.clock.advance(24 * 3_600_000);
  expect(() => completeVisit(desk.store, lina(), { ...fix, rev: 2 })).toThrow(refusing('visit.notYours'));
  expect(completeVisit(desk.store, manager(), { ...fix, rev: 2 })).toMatchObject({ partySize: 2, visitOn: TODAY });
});

test('a corrected time stays in its day and in its order; how it ended is corrected once it ended', () => {
  const visit = desk.register();
  const fix = (fields: Parameters<typeof completeVisit>[2] extends infer I ? Partial<I> : never) => () =>
    completeVisit(desk.store, lina(), { ...target(visit), ...fields });
  expect(fix({ arrivedAt: TEN - 12 * 3_600_000 })).toThrow(problem('arrivedAt', 'arrivedAt.sameDay'));
  expect(fix({ arrivedAt: TEN + 3_600_000 })).toThrow(problem('arrivedAt', 'arrivedAt.ahead'));
  expect(fix({ guestDescription: '' })).toThrow(problem('guestDescription', 'guest.required'));
  expect(fix({ outcome: 'noIntent' })).toThrow(refusing('visit.notLeft'));
  const closed = closeVisit(desk.store, desk.reception, { ...target(visit), outcome: 'noIntent' });
  const late = { ...target(closed), leftAt: closed.arrivedAt - 60_000 };
  expect(() => completeVisit(desk.store, lina(), late)).toThrow(problem('leftAt', 'leftAt.beforeArrival'));
  const ended = { outcome: 'notCaptured', noCaptureReason: '赶时间' } as const;
  expect(completeVisit(desk.store, lina(), { ...target(closed), ...ended })).toMatchObject(ended);
});

test('a card chosen by mistake comes off; the customer’s other visits are numbered without it', () => {
  const wang = desk.card('王建国', null);
  const wrong = desk.register({ customerId: wang, guestDescription: '红外套' });
  const own = desk.register({ customerId: wang });
  expect(completeVisit(desk.store, lina(), { ...target(wrong), customerId: null })).toMatchObject({
    customerId: null,
    visitSeq: null,
  });
  expect(seqOf(own.id)).toBe(1);
});

test('a voided party stays in the register with its reason and is in no count, no number and no turn', () => {
  const [zhou, chen] = desk.consultants;
  const wang = desk.card('王建国', chen!, { mobile: '13800138000' });
  const stranger = desk.register({ guestPhone: '13900139000' });
  const first = desk.register({ customerId: wang });
  const second = desk.register({ customerId: wang });
  for (const visit of [stranger, first]) voidVisit(desk.store, lina(), { ...target(visit), reason: '登记重复' });
  const { rows, totals } = registerOf(desk.store, TODAY);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ voidReason: '登记重复', voidedByName: '李娜', visitSeq: null });
  expect(totals).toMatchObject({ parties: 1, first: 1, repeat: 0, voided: 2 });
  expect(totals.byHour[10]).toBe(1);
  expect(partiesByDay(desk.store, '2026-11')).toEqual([{ on: TODAY, parties: 1, visits: 1 }]);
  expect(seqOf(second.id)).toBe(1);
  expect(boardOf(desk.store).assigned.map(({ id }) => id)).toEqual([second.id]);
  expect(rotaOf(desk.store, TODAY)).toMatchObject({ pointId: zhou, order: [{ given: 0 }, { given: 0 }] });
  expect(identifyGuest(desk.store, '13900139000')).toEqual([]);
  expect(registerOf(desk.store, TODAY).rows.at(-1)).toMatchObject({ id: second.id, visitSeq: 1 });
});

test('a voided party takes no further step until the 作废 is taken back, by a manager or by who did it that day', () => {
  const colleague = someoneElse();
  const wang = desk.card('王建国', null);
  const visit = desk.register({ customerId: wang });
  expect(() => voidVisit(desk.store, colleague, { ...target(visit), reason: '错' })).toThrow(
    refusing('visit.notYours'),
  );
  const gone = voidVisit(desk.store, lina(), { ...target(visit), reason: '错' });
  const steps = [
    () => closeVisit(desk.store, desk.reception, { ...target(gone), outcome: 'noIntent' }),
    () => assignVisit(desk.store, desk.reception, { ...target(gone), consultantId: desk.consultants[1]! }),
    () => reopenVisit(desk.store, lina(), target(gone)),
    () => completeVisit(desk.store, lina(), { ...target(gone), narrative: 'x' }),
  ];
  for (const step of steps) expect(step).toThrow(refusing('visit.voided'));
  expect(() => unvoidVisit(desk.store, colleague, target(gone))).toThrow(refusing('visit.notYours'));
  const back = unvoidVisit(desk.store, lina(), target(gone));
  expect(back).toMatchObject({ voidedAt: null, voidReason: null, voidedBy: null, visitSeq: 1 });
  const again = voidVisit(desk.store, lina(), { ...target(back), reason: '错' });
  desk.clock.advance(24 * 3_600_000);
  expect(() => unvoidVisit(desk.store, lina(), target(again))).toThrow(refusing('visit.notYours'));
  expect(unvoidVisit(desk.store, manager(), target(again))).toMatchObject({ voidedAt: null });
});

test('a call is finished by its form, by whoever talked to them; no goodbye is asked for, not even the day after', () => {
  const zhou = { id: desk.consultants[0]!, role: 'consultant' as const };
  const call = desk.register({ channel: 'call', guestPhone: '13900139000' });
  const form = { narrative: '问 RX 现车', outcome: 'captured' } as const;
  expect(completeVisit(desk.store, zhou, { ...target(call), ...form })).toMatchObject({ state: 'closed', ...form });
  const late = desk.register({ channel: 'call' });
  desk.clock.advance(24 * 3_600_000);
  expect(closeVisit(desk.store, desk.reception, { ...target(late), outcome: 'noIntent' })).toMatchObject({
    state: 'closed',
    leftAt: late.arrivedAt,
  });
});
