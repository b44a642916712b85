import { afterEach, beforeEach, expect, test } from 'vitest';
import { testApp } from '../../../tests/harness/app.ts';
import { type Desk, openDesk, TODAY } from '../../../tests/harness/desk.ts';
import { completeVisit } from './correction.ts';
import { boardOf } from './day.ts';
import { assignVisit, closeVisit, receiveVisit, reopenVisit, tieVisit } from './service.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静');
});
afterEach(() => desk.close());

const refusing = (code: string) => expect.objectContaining({ code });
const problem = (path: string, code: string) =>
  expect.objectContaining({ problems: [expect.objectContaining({ path, code })] });

test('a party goes from the door to the exit, each step with its time', () => {
  const registered = desk.register();
  desk.clock.advance(60_000);
  const received = receiveVisit(desk.store, { id: desk.consultants[0]! }, registered);
  desk.clock.advance(60_000);
  const closed = closeVisit(desk.store, desk.reception, { ...target(received), outcome: 'noIntent' });
  expect(closed).toMatchObject({ state: 'closed', outcome: 'noIntent' });
  expect(closed.leftAt! - closed.receivedAt!).toBe(60_000);
  expect(boardOf(desk.store).closed.map(({ id }) => id)).toEqual([closed.id]);
});

const target = ({ id, rev }: { id: string; rev: number }) => ({ id, rev });

test('a visit cannot be closed without an outcome and keeps its data', () => {
  const visit = completeVisit(
    desk.store,
    { ...desk.reception, role: 'reception' },
    { ...target(desk.register()), guestName: '王先生' },
  );
  const withoutOutcome = { ...target(visit), outcome: undefined as unknown as 'captured' };
  expect(() => closeVisit(desk.store, desk.reception, withoutOutcome)).toThrow(problem('outcome', 'outcome.required'));
  expect(boardOf(desk.store).assigned).toMatchObject([{ id: visit.id, rev: visit.rev, name: '王先生' }]);
});

test('信息留存 needs a number, 未留档 a reason, 再次 a card', () => {
  const visit = desk.register();
  const close = (outcome: 'captured' | 'notCaptured' | 'repeat') => () =>
    closeVisit(desk.store, desk.reception, { ...target(visit), outcome });
  expect(close('captured')).toThrow(problem('outcome', 'outcome.capturedNeedsPhone'));
  expect(close('notCaptured')).toThrow(problem('noCaptureReason', 'noCaptureReason.required'));
  expect(close('repeat')).toThrow(problem('outcome', 'outcome.repeatNeedsCustomer'));
  const reached = completeVisit(
    desk.store,
    { ...desk.reception, role: 'reception' },
    {
      ...target(visit),
      guestPhone: '０１０－８８８８６６６６',
    },
  );
  expect(closeVisit(desk.store, desk.reception, { ...target(reached), outcome: 'captured' })).toMatchObject({
    guestPhone: '010-88886666',
    outcome: 'captured',
  });
});

test('a number left at the door is kept with the goodbye, in one save; one that is none keeps the visit open', () => {
  const visit = desk.register({ guestDescription: '白衬衫' });
  const close = (guestPhone: string) =>
    closeVisit(desk.store, desk.reception, {
      ...target(visit),
      outcome: 'captured',
      guestName: ' 王 建国 ',
      guestPhone,
    });
  expect(() => close('1380013')).toThrow(problem('guestPhone', 'phone.format'));
  expect(close('138 0013 8000')).toMatchObject({
    ...{ state: 'closed', outcome: 'captured', guestPhone: '13800138000', rev: visit.rev + 1 },
    guestName: expect.stringContaining('建国'),
  });
});

test('the number that 信息留存 stands on cannot be taken away afterwards', () => {
  const visit = desk.register({ guestPhone: '13800138000' });
  const closed = closeVisit(desk.store, desk.reception, { ...target(visit), outcome: 'captured' });
  expect(() =>
    completeVisit(desk.store, { ...desk.reception, role: 'reception' }, { ...target(closed), guestPhone: '' }),
  ).toThrow(problem('guestPhone', 'outcome.capturedNeedsPhone'));
  expect(
    completeVisit(desk.store, { ...desk.reception, role: 'reception' }, { ...target(closed), narrative: '看 RX' }),
  ).toMatchObject({
    guestPhone: '13800138000',
    narrative: '看 RX',
  });
});

test('the second of two people sees what the first one changed', () => {
  const visit = desk.register();
  completeVisit(
    desk.store,
    { id: desk.consultants[1]!, role: 'consultant' },
    { ...target(visit), guestName: '王先生' },
  );
  expect(() =>
    completeVisit(desk.store, { ...desk.reception, role: 'reception' }, { ...target(visit), guestName: '黄先生' }),
  ).toThrow(
    expect.objectContaining({
      code: 'record.stale',
      params: expect.objectContaining({
        changes: [expect.objectContaining({ field: 'guestName', to: '王先生', byName: '陈静' })],
      }),
    }),
  );
});

test('a party given to somebody else gives the turn back to the one passed over', () => {
  const [zhou, chen] = desk.consultants;
  const visit = desk.register();
  const moved = assignVisit(desk.store, desk.reception, {
    ...target(visit),
    consultantId: chen!,
    skipReason: '周凯试驾',
  });
  expect(moved).toMatchObject({ consultantId: chen, rotaSlot: null, skipReason: '周凯试驾', state: 'assigned' });
  expect(desk.register()).toMatchObject({ consultantId: zhou, rotaSlot: 1 });
});

test('nobody can receive a party that has no consultant, nor change one that has left', () => {
  desk.store.db.prepare('UPDATE staff SET disabled_at = 1 WHERE role = ?').run('consultant');
  const visit = desk.register();
  expect(() => receiveVisit(desk.store, desk.reception, target(visit))).toThrow(refusing('visit.noConsultant'));
  const closed = closeVisit(desk.store, desk.reception, { ...target(visit), outcome: 'noIntent' });
  expect(() => receiveVisit(desk.store, desk.reception, target(closed))).toThrow(refusing('visit.closed'));
});

test('tying a visit to a card numbers it and names the owner as the former consultant', () => {
  const [zhou, chen] = desk.consultants;
  const wang = desk.card('王建国', chen!);
  desk.register({ customerId: wang });
  const visit = desk.register();
  expect(tieVisit(desk.store, desk.reception, { ...target(visit), customerId: wang })).toMatchObject({
    customerId: wang,
    visitSeq: 2,
    consultantId: zhou,
    priorConsultantId: chen,
  });
});

test('moving a visit to another card closes the gap in the numbers of the first', () => {
  const [wang, li] = [desk.card('王建国', null), desk.card('李强', null)];
  const first = desk.register({ customerId: wang });
  const second = desk.register({ customerId: wang });
  tieVisit(desk.store, desk.reception, { ...target(first), customerId: li });
  expect(desk.store.db.prepare('SELECT visit_seq FROM visit WHERE id = ?').pluck().get(second.id)).toBe(1);
});

test('a closed visit is opened again the same day by who was there, and wants a new outcome', () => {
  const manager = { id: desk.hire('赵敏', 'manager'), role: 'manager' as const };
  const close = (visit: { id: string; rev: number }) =>
    closeVisit(desk.store, desk.reception, { ...target(visit), outcome: 'notCaptured', noCaptureReason: '赶时间' });
  const closed = close(desk.register());
  const other = { id: desk.consultants[1]!, role: 'consultant' as const };
  expect(() => reopenVisit(desk.store, other, target(closed))).toThrow(refusing('visit.notYours'));
  const open = reopenVisit(desk.store, { ...desk.reception, role: 'reception' }, target(closed));
  expect(open).toMatchObject({ state: 'assigned', outcome: null, noCaptureReason: null, leftAt: null });
  // Closed by a colleague who took the wrong card: they put it right without a manager.
  const wrong = closeVisit(desk.store, other, { ...target(open), outcome: 'noIntent' });
  const again = close(reopenVisit(desk.store, other, target(wrong)));
  desk.clock.advance(24 * 3_600_000);
  expect(() => reopenVisit(desk.store, manager, target(again))).toThrow(refusing('visit.reopenDay'));
});

test('a visit left open yesterday stands out today and keeps nobody busy', () => {
  const visit = desk.register();
  receiveVisit(desk.store, desk.reception, target(visit));
  desk.clock.advance(24 * 3_600_000);
  const board = boardOf(desk.store);
  expect(board.unfinished).toMatchObject([{ id: visit.id, visitOn: TODAY, consultantName: '周凯' }]);
  expect(board.received).toEqual([]);
  expect(board.rota.pointId).toBe(desk.consultants[0]);
  const late = { ...target(board.unfinished[0]!), outcome: 'noIntent' as const };
  expect(() => closeVisit(desk.store, desk.reception, late)).toThrow(problem('leftAt', 'leftAt.required'));
  const leftAt = visit.arrivedAt + 3_600_000;
  expect(closeVisit(desk.store, desk.reception, { ...late, leftAt })).toMatchObject({ state: 'closed', leftAt });
});

test('the form hears from the host which field is missing, and a stranger to the floor cannot close', async () => {
  const app = await testApp();
  const desk = app.caller('reception');
  const { id, rev } = await desk.visits.register({
    channel: 'walkIn',
    purpose: 'viewing',
    partySize: 1,
    guestDescription: '一家',
  });
  const closing = { id, rev, outcome: undefined as unknown as 'noIntent' };
  const missing = expect.objectContaining({ path: ['outcome'], message: 'outcome.required' });
  await expect(desk.visits.close(closing)).rejects.toMatchObject({ cause: { issues: [missing] } });
  await expect(app.caller('warehouse').visits.close({ ...closing, outcome: 'noIntent' })).rejects.toMatchObject({
    cause: { code: 'session.forbidden' },
  });
  await expect(desk.visits.close({ ...closing, outcome: 'noIntent' })).resolves.toMatchObject({ state: 'closed' });
  await app.close();
});
