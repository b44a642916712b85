import { afterEach, beforeEach, expect, test } from 'vitest';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { type Desk, openDesk, TODAY } from '../../../tests/harness/desk.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import type { Showroom } from '../../api/context.ts';
import { createDownloads } from '../../api/downloads.ts';
import { gramsOf } from '../../kernel/search/index.ts';
import { customerSearch } from '../customers/search.ts';
import { boardOf, PARTIES_BY_DAY, partiesByDay, registerOf, setWeather } from './day.ts';
import { IDENTIFY_QUERIES, identifyGuest } from './identify.ts';
import { LINE_QUERIES } from './lines.ts';
import { printRegister } from './print.ts';
import { ENGAGED, NOTED } from './rota/log.ts';
import { EVENTS, GIVEN, WAITING } from './rota/rota.ts';
import { STAND_INS } from './rota/stand-ins.ts';
import { closeVisit } from './service.ts';
import { STILL_HERE } from './still-here.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静');
});
afterEach(() => desk.close());

const close = (visit: { id: string; rev: number }, outcome: 'captured' | 'notCaptured' | 'noIntent' | 'repeat') =>
  closeVisit(desk.store, desk.reception, { id: visit.id, rev: visit.rev, outcome, noCaptureReason: '赶时间' });

/** A morning: two first visits, a repeat, a call, somebody without intent, one still here, and a pick-up. */
function morning() {
  const wang = desk.card('王建国', null, { mobile: '13800138000' });
  close(desk.register({ guestPhone: '13900139000', partySize: 2 }), 'captured');
  close(desk.register(), 'notCaptured');
  close(desk.register({ customerId: wang }), 'captured');
  close(desk.register({ customerId: wang }), 'repeat');
  close(desk.register({ channel: 'call', guestPhone: '13700137000' }), 'captured');
  close(desk.register(), 'noIntent');
  desk.register({ purpose: 'pickup' });
  desk.clock.advance(3_600_000);
  desk.register();
}

test('the day adds up by the 统计标准: only those who look at, ask about or buy a car count', () => {
  morning();
  const { totals, rows } = registerOf(desk.store, TODAY);
  expect(rows).toHaveLength(8);
  expect(totals).toMatchObject({
    parties: 7,
    heads: 8,
    first: 4,
    repeat: 1,
    noIntent: 1,
    incomplete: 1,
    calls: 1,
    captured: 3,
    notCaptured: 1,
    captureRate: 0.75,
    others: 1,
  });
  expect(totals.byHour[10]).toBe(6);
  expect(totals.byHour[11]).toBe(1);
  expect(partiesByDay(desk.store, '2026-11')).toEqual([{ on: TODAY, parties: 7, visits: 8 }]);
});

test('a withdrawn or other day’s visit is in nobody’s total', () => {
  const { id } = desk.register();
  desk.store.write(desk.reception, (tx) => tx.remove('visit', id));
  expect(registerOf(desk.store, TODAY).totals.parties).toBe(0);
  expect(registerOf(desk.store, '2026-11-23').rows).toEqual([]);
  expect(partiesByDay(desk.store, '2026-11')).toEqual([]);
});

test('the board shows who waits for whom and never a whole number', () => {
  desk.register({ guestPhone: '13800138000', guestName: '王先生' });
  const board = boardOf(desk.store);
  expect(board.assigned).toMatchObject([{ name: '王先生', phone: '138****8000', consultantName: '周凯' }]);
  expect(JSON.stringify(board)).not.toContain('13800138000');
});

test('typing a number finds the card with its owner, and a party that came before without one', () => {
  const [zhou, chen] = desk.consultants;
  const before = desk.register({ guestPhone: '13800138000', guestName: '王先生' });
  expect(identifyGuest(desk.store, '138 0013 8000')).toMatchObject([
    { customerId: null, visitId: before.id, name: '王先生', maskedPhone: '138****8000', ownerId: zhou, exact: true },
  ]);
  const card = desk.card('王建国', chen!, { mobile: '13800138000' });
  const visit = desk.register({ customerId: card });
  expect(identifyGuest(desk.store, '13800138000')[0]).toMatchObject({
    customerId: card,
    ownerName: '陈静',
    level: 'B',
    lastVisitAt: visit.arrivedAt,
    visits: 1,
    exact: true,
  });
});

test('a name with a title, or with a number beside it, finds the card all the same', () => {
  const card = desk.card('王建国', null, { mobile: '13800138000' });
  const grams = gramsOf(customerSearch, { name: '王建国', mobile: '13800138000' });
  desk.store.db.transaction(() => desk.store.search.touch('customer', card, grams))();
  for (const typed of ['王先生', '孙女士 138 0013 8000', '王建国'])
    expect(identifyGuest(desk.store, typed), typed).toMatchObject([{ customerId: card }]);
});

test('the first signs of a plate find whoever drives that car, and the plate says why', () => {
  const card = desk.card('王建国', null, { mobile: '13800138000' });
  const plate = '川A8C123';
  desk.store.write({ id: 'system' }, (tx) =>
    tx.insert('vehicle', vehicleDoc({ plate, driverId: card, buyerId: card })),
  );
  for (const typed of ['川A', '川a8c', '8C12'])
    expect(identifyGuest(desk.store, typed), typed).toMatchObject([
      { customerId: card, name: '王建国', parts: [{ field: 'plate', text: plate, matched: true }] },
    ]);
  expect(identifyGuest(desk.store, '川B')).toEqual([]);
});

const ROTA_QUERIES = [GIVEN, EVENTS, WAITING, ENGAGED, NOTED, STAND_INS];

test('no question of the desk reads a whole table', () => {
  const asked = [...Object.values(LINE_QUERIES), PARTIES_BY_DAY, ...IDENTIFY_QUERIES, STILL_HERE, ...ROTA_QUERIES];
  for (const sql of asked) {
    const params = Array.from(sql.matchAll(/\?/g), () => 'x');
    const plan = desk.store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[];
    for (const { detail } of plan) expect(detail, sql).not.toMatch(/^SCAN (?!same\b|up\b|.*(CONSTANT|SUBQUERY))/);
  }
});

async function printed(staffId = desk.reception.id) {
  const downloads = createDownloads(() => desk.clock.now());
  const by = { staffId, name: '李娜', token: 'session' };
  const showroom = { store: desk.store, downloads } as Showroom;
  const { url } = await printRegister(showroom, by, { on: TODAY, lang: 'zh-CN' });
  return printedText(downloads, { url });
}

test.runIf(readsPdf)(
  'the printed register holds the day, each number masked but those of one’s own customers',
  async () => {
    morning();
    setWeather(desk.store, desk.reception, TODAY, 'sunny');
    for (let party = 0; party < 40; party += 1) desk.register({ guestName: `客户${party}` });
    const { text, name } = await printed();
    expect(name).toBe(`来访客流量登记表 ${TODAY}.pdf`);
    for (const part of [
      '来访客流量登记表',
      '天气 晴',
      '王建国',
      '139****9000',
      '客户39',
      '李娜 打印于 2026-11-24',
      '47 批',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('13900139000');
    expect(text.match(/第 ?\d ?页/g)?.length).toBeGreaterThan(1);
    const owner = desk.consultants[0]!;
    desk.register({ customerId: desk.card('赵敏', owner, { mobile: '13700137001' }) });
    const { text: forOwner } = await printed(owner);
    expect(forOwner).toContain('13700137001');
    expect(forOwner).not.toContain('13900139000');
    const exports = desk.store.db
      .prepare(`SELECT detail FROM audit WHERE action = 'export' ORDER BY seq`)
      .pluck()
      .all();
    expect(exports.map((detail) => JSON.parse(detail as string))).toEqual([
      { on: TODAY, rows: 48 },
      { on: TODAY, rows: 49 },
    ]);
  },
);

test.runIf(readsPdf)('a rare character prints as 〓 in its place, and the foot says where to find it', async () => {
  const text = async () => (await printed()).text;
  desk.register({ guestName: '王小明' });
  expect(await text()).not.toContain('〓');
  desk.register({ guestName: '王𠮷祥', guestDescription: '带 👨‍👩‍👧 来' });
  const rare = await text();
  expect(rare.replaceAll(/\s/g, '')).toContain('王〓祥带〓来');
  expect(rare).toContain('生僻字');
});
