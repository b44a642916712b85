import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk, TEN } from '../../../tests/harness/desk.ts';
import { completeVisit } from './correction.ts';
import { boardOf } from './day.ts';
import { withdrawVisit } from './register.ts';
import { rotaOf } from './rota/rota.ts';
import { closeVisit, receiveVisit } from './service.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静', '吴刚');
});
afterEach(() => desk.close());

test('two parties at once get two consultants', () => {
  const [zhou, chen] = desk.consultants;
  expect(desk.register()).toMatchObject({ consultantId: zhou, state: 'assigned', rotaSlot: 1, visitSeq: null });
  expect(desk.register()).toMatchObject({ consultantId: chen, state: 'assigned', rotaSlot: 2 });
});

test('a repeat visitor goes to their own consultant and the rota does not move', () => {
  const [zhou, chen] = desk.consultants;
  const wang = desk.card('王建国', chen!);
  expect(desk.register({ customerId: wang })).toMatchObject({
    consultantId: chen,
    priorConsultantId: chen,
    rotaSlot: null,
    visitSeq: 1,
  });
  expect(desk.register()).toMatchObject({ consultantId: zhou });
  expect(desk.register({ customerId: wang })).toMatchObject({ consultantId: chen, visitSeq: 2 });
});

test('the card of a consultant who left goes by the rota and still names the owner', () => {
  const [zhou, chen] = desk.consultants;
  const wang = desk.card('王建国', chen!);
  desk.store.db.prepare('UPDATE staff SET disabled_at = 1 WHERE id = ?').run(chen);
  expect(desk.register({ customerId: wang })).toMatchObject({
    consultantId: zhou,
    priorConsultantId: chen,
    rotaSlot: 1,
  });
});

test('passing over the next one wants a reason and leaves the turn where it was', () => {
  const [zhou, , wu] = desk.consultants;
  expect(() => desk.register({ consultantId: wu! })).toThrow(
    expect.objectContaining({ code: 'visit.skipReasonRequired', field: 'skipReason', params: { name: '周凯' } }),
  );
  expect(desk.register({ consultantId: wu!, skipReason: '客户指名' })).toMatchObject({
    consultantId: wu,
    rotaSlot: null,
    skipReason: '客户指名',
  });
  expect(desk.register()).toMatchObject({ consultantId: zhou });
});

test('a party waits unassigned while everybody is receiving', () => {
  for (let party = 0; party < 3; party += 1) {
    const visit = desk.register();
    receiveVisit(desk.store, desk.reception, visit);
  }
  expect(desk.register()).toMatchObject({ consultantId: null, state: 'registered', assignedAt: null });
});

test('a call is answered at once by whoever stands at the waiting point; it is no turn and keeps nobody from the next party', () => {
  const [zhou] = desk.consultants;
  const call = desk.register({ channel: 'call', guestPhone: '+86 138-0013-8000' });
  expect(call).toMatchObject({ state: 'received', consultantId: zhou, rotaSlot: null, guestPhone: '13800138000' });
  expect(rotaOf(desk.store, call.visitOn).order[0]).toMatchObject({ staffId: zhou, state: 'point', given: 0 });
  expect(desk.register()).toMatchObject({ consultantId: zhou, rotaSlot: 1 });
});

test.each([
  [{ guestPhone: '1380013800' }, 'guestPhone', 'phone.format'],
  [{ guestDescription: ' ' }, 'guestDescription', 'guest.required'],
  [{ guestName: '王'.repeat(61) }, 'guestName', 'name.tooLong'],
  [{ arrivedAt: TEN + 3_600_000 }, 'arrivedAt', 'arrivedAt.ahead'],
  [{ arrivedAt: TEN - 11 * 3_600_000 }, 'arrivedAt', 'arrivedAt.otherDay'],
])('what cannot be right is refused at its field: %o', (fields, path, code) => {
  expect(() => desk.register(fields)).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ path, code })] }),
  );
  expect(desk.store.db.prepare('SELECT count(*) FROM visit').pluck().get()).toBe(0);
});

test('rare characters and emoji in a name stay as they were typed', () => {
  expect(desk.register({ guestName: ' 𠮷㛃先生 😀 ' })).toMatchObject({ guestName: '𠮷㛃先生 😀' });
});

test('a registration entered late does not leave a customer with two first visits', () => {
  const wang = desk.card('王建国', null);
  const later = desk.register({ customerId: wang });
  const earlier = desk.register({ customerId: wang, arrivedAt: TEN - 3_600_000 });
  expect(earlier.visitSeq).toBe(1);
  expect(desk.store.db.prepare('SELECT visit_seq FROM visit WHERE id = ?').pluck().get(later.id)).toBe(2);
});

test('a registration is taken back within a minute and the turn goes back with it', () => {
  const [zhou] = desk.consultants;
  const { id } = desk.register();
  withdrawVisit(desk.store, desk.reception, id);
  expect(desk.register()).toMatchObject({ consultantId: zhou });
  expect(desk.store.db.prepare(`SELECT kind FROM outbox WHERE entity_id = ? ORDER BY op_seq`).pluck().all(id)).toEqual([
    'put',
    'delete',
  ]);
});

test('a registration cannot be taken back late, by somebody else, or once somebody worked on it', () => {
  const refusing = (code: string) => expect.objectContaining({ code });
  const visit = desk.register();
  expect(() => withdrawVisit(desk.store, { id: desk.consultants[0]! }, visit.id)).toThrow(refusing('visit.notYours'));
  const named = completeVisit(
    desk.store,
    { ...desk.reception, role: 'reception' },
    { id: visit.id, rev: visit.rev, guestName: '王先生' },
  );
  expect(() => withdrawVisit(desk.store, desk.reception, visit.id)).toThrow(refusing('visit.withdrawTouched'));
  closeVisit(desk.store, desk.reception, { id: visit.id, rev: named.rev, outcome: 'noIntent' });
  expect(() => withdrawVisit(desk.store, desk.reception, visit.id)).toThrow(refusing('visit.withdrawTouched'));
  const late = desk.register();
  desk.clock.advance(61_000);
  expect(() => withdrawVisit(desk.store, desk.reception, late.id)).toThrow(refusing('visit.withdrawLate'));
});

test('a call is one caller without a car, waits for nobody, and asks for what was asked when nobody is named', () => {
  const call = desk.register({ channel: 'call', partySize: 3, plate: '京A12345', arrivalMode: 'car' });
  expect(call).toMatchObject({ partySize: 1, plate: null, arrivalMode: null, state: 'received' });
  for (let party = 0; party < 3; party += 1) desk.register();
  const unanswered = desk.register({ channel: 'call' });
  const board = boardOf(desk.store);
  expect(board.calls.map(({ id }) => id)).toEqual([call.id, unanswered.id]);
  expect([...board.registered, ...board.assigned, ...board.received].some(({ channel }) => channel === 'call')).toBe(
    false,
  );
  expect(() => desk.register({ channel: 'call', guestDescription: '' })).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ code: 'caller.required' })] }),
  );
});

test('who has not left is not registered again by number or card, unless that is said', () => {
  const wang = desk.card('王建国', null, { mobile: '13800138000' });
  const here = (params: object) =>
    expect.objectContaining({ code: 'visit.here', params: expect.objectContaining(params) });
  const stranger = desk.register({ guestPhone: '13900139000', guestName: '李先生' });
  const again = (fields: Parameters<typeof desk.register>[0]) => () => desk.register({ again: false, ...fields });
  expect(again({ guestPhone: '139 0013 9000' })).toThrow(here({ visitId: stranger.id, name: '李先生', time: '10:00' }));
  const known = desk.register({ customerId: wang });
  expect(again({ customerId: wang })).toThrow(here({ visitId: known.id, name: '王建国' }));
  // The number of the card counts though nobody chose the card.
  expect(again({ guestPhone: '13800138000' })).toThrow(here({ visitId: known.id }));
  expect(again({ guestPhone: '13700137000' })).not.toThrow();
  expect(again({ channel: 'call', customerId: wang })).not.toThrow();
  closeVisit(desk.store, desk.reception, { id: known.id, rev: known.rev, outcome: 'noIntent' });
  expect(again({ customerId: wang })).not.toThrow();
});
