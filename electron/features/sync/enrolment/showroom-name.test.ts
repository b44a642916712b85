import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { pcOf, type TestPc, testPc } from '../../../../tests/harness/pc.ts';
import { type TestStore, testStaff, testStore } from '../../../../tests/harness/store.ts';
import { enrol } from '../../../workers/sync/enrol.ts';
import { readSettings, updateSettings } from '../../settings/service.ts';
import { resolveIssue } from '../issues/decisions.ts';
import { openIssue, openIssues } from '../issues/issues.ts';
import { enrolPc } from './enrolment.ts';

const SYSTEM = { id: 'system' };

let place: GatewayPlace;
let g: TestGateway;
let stores = 0;
let storeId: string;
let a: TestPc;
let b: TestPc;
let alone: TestStore;
beforeAll(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  g = await startTestGateway(place);
});
afterAll(async () => {
  await g.close();
  await place.remove();
});
beforeEach(async () => {
  storeId = `N${++stores}`;
  [a, b] = [await testPc(g, { storeId }), await testPc(g, { storeId })];
  alone = await testStore();
});
afterEach(() => {
  for (const pc of [a, b, alone]) pc.close();
});

/** The PC that was set up alone gets a line. */
async function enrolled(): Promise<TestPc> {
  const code = await g.gateway.enrol({ storeId, name: '城西店' });
  await enrolPc(alone.store, SYSTEM, { url: g.url, code }, (order) => enrol({ ...order, timeoutMs: 10_000 }));
  return { ...alone, ...pcOf(alone) };
}
const exchange = async (...pcs: TestPc[]) => {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
};
const nameOf = ({ store }: TestStore) => readSettings(store).showroomName;
const name = ({ store }: TestStore, showroomName: string, more = {}) =>
  updateSettings(store, SYSTEM, { showroomName, ...more });

test('a PC that named its showroom itself and enrols later takes the showroom’s name, and nobody else’s changes', async () => {
  name(a, '城西店', { showroomCode: 'S001' });
  await exchange(a, b);
  name(alone, '我的展厅', { showroomCode: 'X9' });
  name(alone, '我的展厅二');
  const late = await enrolled();
  await exchange(late, a, b, late);
  for (const { store } of [a, b, late])
    expect(readSettings(store)).toMatchObject({ showroomName: '城西店', showroomCode: 'S001' });
  expect(late.store.db.prepare(`SELECT count(*) FROM outbox WHERE state <> 'acked'`).pluck().get()).toBe(0);
});

test('a showroom without a name gets the one of the first PC that brings one', async () => {
  name(alone, '城西店', { showroomCode: 'S001' });
  const late = await enrolled();
  await exchange(late, late, a);
  expect([nameOf(late), nameOf(a)]).toEqual(['城西店', '城西店']);
});

test('two people rename the showroom while the line is down: the first name stands until a person decides, field by field', async () => {
  name(a, '城西店', { showroomCode: 'S001' });
  await exchange(a, b);
  name(a, '城西旗舰店');
  name(b, '城西二店', { idleMinutes: 25 });
  await exchange(a, b, a);
  expect(nameOf(a)).toBe('城西旗舰店');
  const manager = { id: testStaff(b.store, '陈立', 'manager'), role: 'manager' as const };
  const [issue] = openIssues(b.store, manager);
  expect(issue).toMatchObject({ entity: 'setting', kind: 'conflict' });
  const { values } = openIssue(b.store, manager, issue!.id);
  expect(values.filter(({ clash }) => clash)).toMatchObject([
    { field: 'showroomName', before: '城西店', mine: '城西二店', theirs: '城西旗舰店' },
  ]);
  resolveIssue(b.store, manager, { id: issue!.id, picks: { showroomName: 'theirs' } });
  await exchange(b, a);
  expect(openIssues(b.store, manager)).toEqual([]);
  for (const { store } of [a, b])
    expect(readSettings(store)).toMatchObject({ showroomName: '城西旗舰店', idleMinutes: 25 });
});
