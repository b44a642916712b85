import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk, TODAY } from '../../../../tests/harness/desk.ts';
import { updateSettings } from '../../settings/service.ts';
import type { Visit } from '../rows.ts';
import { assignVisit, closeVisit, receiveVisit, tieVisit } from '../service.ts';
import { rotaLog } from './log.ts';
import { rotaOf, setRota } from './rota.ts';
import { standInsOf } from './stand-ins.ts';
import { stepInRota, takeBackStep } from './steps.ts';

let desk: Desk;
let [zhou, chen, wu] = ['', '', ''];
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静', '吴刚');
  [zhou, chen, wu] = desk.consultants as [string, string, string];
});
afterEach(() => desk.close());

const rota = () => rotaOf(desk.store, TODAY);
const states = () => Object.fromEntries(rota().order.map(({ staffId, state }) => [staffId, state]));
const line = () => rota().order.map(({ staffId }) => staffId);
/** The party goes: its consultant is free again. */
const served = (visit: Visit): Visit => closeVisit(desk.store, desk.reception, { ...visit, outcome: 'noIntent' });
type Step = Parameters<typeof stepInRota>[2];
const step = (kind: Step['kind'], staffId: string, more: Partial<Step> = {}) => {
  desk.clock.advance(1_000);
  const who = { ...desk.reception, role: 'reception' as const };
  return stepInRota(desk.store, who, { kind, staffId, reason: '用餐', ...more });
};
const asConsultant = (id: string) => ({ id, role: 'consultant' as const });
const refusing = (code: string) => expect.objectContaining({ code });
const complaining = (path: string, code: string) =>
  expect.objectContaining({ problems: [expect.objectContaining({ path, code })] });

test('the order of the morning meeting holds for the day and until a new one', () => {
  expect(rota()).toMatchObject({ source: 'everyone', pointId: zhou });
  setRota(desk.store, desk.reception, TODAY, [wu, chen]);
  expect(rota()).toMatchObject({ source: 'day', pointId: wu });
  expect([1, 2, 3].map(() => served(desk.register()).consultantId)).toEqual([wu, chen, wu]);
  desk.clock.advance(24 * 3_600_000);
  expect(rotaOf(desk.store, '2026-11-25')).toMatchObject({ source: 'earlier', pointId: wu });
});

test('engaging moves the next one to the waiting point, and whoever is free again stands at the end of the line', () => {
  expect(states()).toEqual({ [zhou]: 'point', [chen]: 'next', [wu]: 'inLine' });
  const first = desk.register();
  expect(states()).toEqual({ [zhou]: 'busy', [chen]: 'point', [wu]: 'next' });
  expect(rota().order.at(-1)).toMatchObject({ staffId: zhou, since: first.assignedAt, given: 1 });
  served(first);
  expect(states()).toEqual({ [chen]: 'point', [wu]: 'next', [zhou]: 'inLine' });
});

test('an order set in the middle of the day is the line as it was set; a turn given while it was being set still counts', () => {
  served(desk.register());
  setRota(desk.store, desk.reception, TODAY, [zhou, wu, chen]);
  expect(line()).toEqual([zhou, wu, chen]);
  const { asOf } = rota();
  served(desk.register());
  setRota(desk.store, desk.reception, TODAY, [zhou, chen, wu], asOf);
  expect(line()).toEqual([chen, wu, zhou]);
});

test('a consultant with a guest is not the next, whether the guest is received already or still waits for them', () => {
  const first = desk.register();
  desk.register({ customerId: desk.card('王建国', chen) });
  expect(rota().pointId).toBe(wu);
  expect(states()).toEqual({ [chen]: 'busy', [wu]: 'point', [zhou]: 'busy' });
  expect(desk.register().consultantId).toBe(wu);
  // One is free again: the first newcomer gets them, the second waits and does not stand behind the first.
  served(first);
  expect([desk.register().consultantId, desk.register().consultantId]).toEqual([zhou, null]);
  expect(rota()).toMatchObject({ pointId: null, waiting: 4 });
});

test('whoever was busy with a customer of their own when their turn came has it as soon as they are free', () => {
  const own = desk.register({ customerId: desk.card('王建国', zhou) });
  served(desk.register());
  served(desk.register());
  served(own);
  expect(line()).toEqual([zhou, chen, wu]);
});

test('a consultant who becomes free is offered to the party that waits longest, not to whoever comes next', () => {
  const [first] = [1, 2, 3].map(() => receiveVisit(desk.store, desk.reception, desk.register())) as [Visit];
  const waiting = desk.register({ guestName: '王先生' });
  const later = desk.register({ guestName: '李先生' });
  desk.register({ channel: 'call', arrivedAt: waiting.arrivedAt - 60_000 });
  served(first);
  expect(rota()).toMatchObject({ pointId: zhou, longestWaiting: { visitId: waiting.id } });
  expect(desk.register()).toMatchObject({ consultantId: null, state: 'registered' });
  // Nobody waits on the telephone, and a call takes nobody from those who wait.
  expect(desk.register({ channel: 'call' })).toMatchObject({ consultantId: zhou, rotaSlot: null });
  // Written down late: that party was here before everybody else in the line.
  const early = desk.register({ arrivedAt: waiting.arrivedAt - 60_000 });
  expect(early.consultantId).toBe(zhou);
  const given = assignVisit(desk.store, desk.reception, { ...waiting, consultantId: served(early).consultantId! });
  expect(given).toMatchObject({ consultantId: zhou, state: 'assigned' });
  expect(rota().longestWaiting).toMatchObject({ visitId: later.id });
});

test('the free one may still be given to a newcomer on purpose, and has then had their turn', () => {
  const [first] = [1, 2, 3].map(() => receiveVisit(desk.store, desk.reception, desk.register())) as [Visit];
  desk.register();
  served(first);
  expect(desk.register({ consultantId: zhou })).toMatchObject({ consultantId: zhou, rotaSlot: 1 });
});

test('a party that turns out to be a colleague’s customer takes no turn', () => {
  const card = desk.card('王建国', wu);
  const visit = desk.register();
  expect(line()).toEqual([chen, wu, zhou]);
  tieVisit(desk.store, desk.reception, { ...visit, customerId: card });
  expect(line()).toEqual([zhou, chen, wu]);
});

test('nobody stands twice in the order', () => {
  expect(() => setRota(desk.store, desk.reception, TODAY, [zhou, zhou])).toThrow(refusing('input.invalid'));
});

test('who is skipped goes to the end of the line, with the reason; taken back within a minute they stand where they stood', () => {
  const { id } = step('skip', zhou, { reason: '会议' });
  expect(line()).toEqual([chen, wu, zhou]);
  expect(rota().order.at(-1)).toMatchObject({ state: 'inLine', skips: 1, given: 0 });
  expect(() => takeBackStep(desk.store, asConsultant(zhou), id)).toThrow(refusing('rota.notYours'));
  takeBackStep(desk.store, { ...desk.reception, role: 'reception' }, id);
  expect(line()).toEqual([zhou, chen, wu]);
  const late = step('skip', zhou);
  desk.clock.advance(61_000);
  expect(() => takeBackStep(desk.store, { ...desk.reception, role: 'reception' }, late.id)).toThrow(
    refusing('rota.undoLate'),
  );
  expect(() => step('skip', zhou, { reason: ' ' })).toThrow(complaining('reason', 'field.required'));
});

test('who leaves gets no party and keeps their place for when they come back', () => {
  step('leave', zhou);
  expect(rota().order[0]).toMatchObject({ staffId: zhou, state: 'away', reason: '用餐' });
  expect([1, 2, 3].map(() => served(desk.register()).consultantId)).toEqual([chen, wu, chen]);
  expect(() => step('leave', zhou)).toThrow(refusing('rota.isAway'));
  expect(() => step('skip', zhou)).toThrow(refusing('rota.isAway'));
  step('return', zhou, { reason: null });
  expect(desk.register().consultantId).toBe(zhou);
  expect(() => step('return', zhou)).toThrow(refusing('rota.isHere'));
  // The next morning everybody is there again.
  step('leave', chen);
  desk.clock.advance(24 * 3_600_000);
  expect(rotaOf(desk.store, '2026-11-25').order.every(({ state }) => state !== 'away')).toBe(true);
});

test('leaving the waiting point takes the consent of a manager or of reception; elsewhere a consultant leaves by themselves', () => {
  const manager = desk.hire('陈立', 'manager');
  const leave = (staffId: string, agreedById?: string) =>
    stepInRota(desk.store, asConsultant(staffId), { kind: 'leave', staffId, reason: '外出', agreedById });
  expect(() => leave(zhou)).toThrow(complaining('agreedById', 'rota.consent'));
  expect(() => leave(zhou, wu)).toThrow(complaining('agreedById', 'rota.consent'));
  leave(zhou, manager);
  leave(wu);
  expect(() => stepInRota(desk.store, asConsultant(wu), { kind: 'leave', staffId: chen, reason: '外出' })).toThrow(
    refusing('rota.notYours'),
  );
  expect(() => step('leave', manager)).toThrow(refusing('rota.notIn'));
  step('skip', chen);
  expect(
    rotaLog(desk.store, TODAY).map(({ kind, name, agreedByName, byName }) => [kind, name, agreedByName, byName]),
  ).toEqual([
    ['leave', '周凯', '陈立', '周凯'],
    ['leave', '吴刚', null, '吴刚'],
    ['skip', '陈静', '李娜', '李娜'],
  ]);
});

test('while the owner is away the one at the waiting point helps out, without their turn, and the owner is told until they call', () => {
  const wang = desk.card('王建国', chen);
  step('leave', chen);
  const visit = desk.register({ customerId: wang });
  expect(visit).toMatchObject({ consultantId: zhou, priorConsultantId: chen, rotaSlot: null, skipReason: null });
  expect(visit.creditedId).toBe(chen);
  expect(line()).toEqual([zhou, chen, wu]);
  expect(standInsOf(desk.store, chen)).toMatchObject([{ visitId: visit.id, name: '王建国', helperName: '周凯' }]);
  expect(standInsOf(desk.store, zhou)).toEqual([]);
  desk.clock.advance(60_000);
  desk.store.write({ id: chen }, (tx) =>
    tx.insert('contact', { id: crypto.randomUUID(), customerId: wang, at: tx.at, method: 'call', outcome: 'reached' }),
  );
  expect(standInsOf(desk.store, chen)).toEqual([]);
});

test('whose a visit is that somebody stood in for, the showroom chooses; one’s own visits need no word', () => {
  const wang = desk.card('王建国', chen);
  const credited = (consultantId?: string) =>
    desk.register({ customerId: wang, consultantId, skipReason: '指名' }).creditedId;
  expect([credited(), credited(zhou)]).toEqual([null, chen]);
  expect(desk.register().creditedId).toBeNull();
  updateSettings(desk.store, desk.reception, { standInCredit: 'helper' });
  expect(credited(zhou)).toBeNull();
});

test('the log of the day tells what was set and who engaged by which rule, and names no guest', () => {
  setRota(desk.store, desk.reception, TODAY, [zhou, chen, wu]);
  step('leave', wu);
  desk.register({ guestName: '王先生' });
  desk.register({ customerId: desk.card('王建国', chen) });
  desk.register({ customerId: desk.card('李建国', wu), consultantId: zhou, skipReason: '客户指名' });
  served(desk.register({ consultantId: zhou, skipReason: '客户指名' }));
  const log = rotaLog(desk.store, TODAY);
  expect(log.map(({ kind, name, how, reason }) => [kind, name, how, reason])).toEqual([
    ['set', null, null, null],
    ['leave', '吴刚', null, '用餐'],
    ['engage', '周凯', 'turn', null],
    ['engage', '陈静', 'own', null],
    ['engage', '周凯', 'standIn', '客户指名'],
    ['engage', '周凯', 'chosen', '客户指名'],
  ]);
  expect(log[0]!.names).toEqual(['周凯', '陈静', '吴刚']);
  expect(log[4]!.ownerName).toBe('吴刚');
  expect(JSON.stringify(log)).not.toMatch(/王|李建国/);
});
