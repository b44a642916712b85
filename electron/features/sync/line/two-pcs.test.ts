import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { visitDoc } from '../../../../tests/factories/visit.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { type TestPc, testPc } from '../../../../tests/harness/pc.ts';
import { newId } from '../../../kernel/ids.ts';
import { renumberVisits } from '../../visits/numbering.ts';
import { overlayOf } from '../arriving/overlay.ts';
import { readPlace } from '../arriving/standing.ts';
import { resolveIssue } from '../issues/decisions.ts';
import { openIssue, openIssues, requireSay, settledIssues } from '../issues/issues.ts';
import { discard, resend } from '../issues/refused.ts';

const LINA = { id: '0190f5e0-0000-7000-8000-00000000000a' };
const ZHOU = { id: '0190f5e0-0000-7000-8000-00000000000b' };

let place: GatewayPlace;
let g: TestGateway;
let a: TestPc;
let b: TestPc;
let stores = 0;
beforeAll(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  g = await startTestGateway(place);
});
afterAll(async () => {
  await g.close();
  await place.remove();
});
beforeEach(async () => {
  const storeId = `P${++stores}`;
  a = await testPc(g, { storeId });
  b = await testPc(g, { storeId });
});
afterEach(() => {
  a.close();
  b.close();
});

const fine = async (...pcs: TestPc[]) => {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
};
const save = (pc: TestPc, changes: Parameters<typeof customerDoc>[0] = {}) =>
  pc.store.write(LINA, (tx) => tx.insert('customer', customerDoc(changes)).id);
const edit = (pc: TestPc, id: string, changes: Record<string, unknown>, by = LINA) =>
  pc.store.write(by, (tx) => tx.update('customer', id, changes));
const issues = (pc: TestPc) =>
  pc.store.db.prepare('SELECT kind, local_json, server_json FROM sync_issue WHERE resolved_at IS NULL').all();

test('what one PC saves stands on the other with every field, and can be found there', async () => {
  const id = save(a, { name: '王建国', mobile: '13812345678', remarks: '喜欢白色', tradeIn: true });
  const visit = a.store.write(LINA, (tx) => tx.insert('visit', visitDoc({ customerId: id })).id);
  await fine(a, b);
  const [theirs, ours] = [a, b].map((pc) => pc.store.write(LINA, (tx) => tx.get('customer', id)));
  expect({ ...ours, rev: 0, serverSeq: 0 }).toEqual({ ...theirs, rev: 0, serverSeq: 0 });
  expect(b.shows('visit', visit, 'customer_id')).toBe(id);
  expect(b.store.search.find('customer', '王建', 10)).toEqual([id]);
});

test('who made or edited a card last is not said to have merged, parted or deleted it at the other desk', async () => {
  const [kept, lost] = [save(a, { name: '王建国' }), save(a, { name: '王建帼' })];
  await fine(a, b);
  const whoDid = (pc: TestPc): unknown[] =>
    pc.store.db.prepare(`SELECT actor_id FROM audit WHERE action = 'arrive' AND entity_id = ?`).pluck().all(lost);
  a.store.write(ZHOU, (tx) => tx.merge('customer', lost, kept));
  await fine(a, b);
  a.store.write(ZHOU, (tx) => tx.merge('customer', lost, null));
  await fine(a, b);
  a.store.write(ZHOU, (tx) => tx.remove('customer', lost));
  await fine(a, b);
  expect(b.shows('customer', lost, 'deleted_at')).not.toBeNull();
  expect(whoDid(b)).toHaveLength(3);
  expect(whoDid(b)).not.toContain(LINA.id);
});

test('two people change different fields while the line is down: both changes stand on both PCs', async () => {
  const id = save(a, { remarks: '旧' });
  await fine(a, b);
  edit(a, id, { remarks: '新备注' });
  edit(b, id, { occupation: '医生' }, ZHOU);
  await fine(a, b, a);
  for (const pc of [a, b]) {
    expect(pc.shows('customer', id, 'remarks')).toBe('新备注');
    expect(pc.shows('customer', id, 'occupation')).toBe('医生');
  }
  expect([...issues(a), ...issues(b)]).toEqual([]);
});

test('two people change the phone: the first stands, the second keeps what was typed and a person decides', async () => {
  const id = save(a, { mobile: '13800000000' });
  await fine(a, b);
  edit(a, id, { mobile: '13811111111' });
  edit(b, id, { mobile: '13822222222' }, ZHOU);
  await fine(a, b, a);
  expect(a.shows('customer', id, 'mobile')).toBe('13811111111');
  expect(b.shows('customer', id, 'mobile')).toBe('13822222222');
  expect(issues(b)).toMatchObject([{ kind: 'conflict', local_json: '{"mobile":"13822222222"}' }]);
  // Given up, the record is again what head office has.
  b.store.write(ZHOU, (tx) => {
    tx.db.prepare(`UPDATE outbox SET state = 'discarded' WHERE state = 'conflict'`).run();
    tx.rebase('customer', id, overlayOf(tx.db, id));
  });
  expect(b.shows('customer', id, 'mobile')).toBe('13811111111');
  expect(b.shows('customer', id, 'base_json')).toBeNull();
});

test('an answer shows no document: what another PC changed in between is not overwritten unseen by the next save', async () => {
  const id = save(a, { mobile: '13800000000' });
  await fine(a, b);
  edit(a, id, { mobile: '13811111111' });
  await fine(a);
  // This PC sends, is answered, and cannot receive.
  edit(b, id, { remarks: '来电' }, ZHOU);
  await b.exchange({ ...b.desk.office, place: async () => null });
  edit(b, id, { mobile: '13822222222' }, ZHOU);
  await fine(b, a);
  expect(issues(b)).toHaveLength(1);
  expect(a.shows('customer', id, 'mobile')).toBe('13811111111');
});

test('a page of older changes does not take back what was delivered after them', async () => {
  const id = save(a, { remarks: '一' });
  await fine(a, b);
  edit(a, id, { occupation: '教师' });
  await fine(a);
  edit(b, id, { remarks: '二' }, ZHOU);
  const seen: unknown[] = [];
  await b.exchange({
    ...b.desk.office,
    async apply(page) {
      const place = await b.desk.office.apply(page);
      seen.push(b.shows('customer', id, 'remarks'));
      return place;
    },
  });
  expect(seen).toEqual(seen.map(() => '二'));
  expect(b.shows('customer', id, 'occupation')).toBe('教师');
});

test('a deletion arrives, and nothing is shown of what was deleted before it ever came', async () => {
  const [gone, never] = [save(a), save(a)];
  await fine(a, b);
  a.store.write(LINA, (tx) => tx.remove('customer', gone));
  const third = save(a);
  await fine(a);
  a.store.write(LINA, (tx) => tx.remove('customer', third));
  await fine(a, b);
  expect(b.shows('customer', gone, 'deleted_at')).not.toBeNull();
  expect(b.shows('customer', never, 'deleted_at')).toBeNull();
  expect([null, undefined]).not.toContain(b.shows('customer', third, 'deleted_at') ?? 0);
});

test('a form that was open when the record arrived is told what changed and by whom', async () => {
  const id = save(a, { remarks: '旧' });
  await fine(a, b);
  const { rev } = b.store.write(ZHOU, (tx) => tx.get('customer', id))!;
  edit(a, id, { remarks: '新' });
  await fine(a, b);
  const stale = () => b.store.write(ZHOU, (tx) => tx.update('customer', id, { remarks: '我的' }, { rev }));
  expect(stale).toThrow(expect.objectContaining({ code: 'record.stale' }));
});

test('a record nobody can take is noted and the ones after it arrive', async () => {
  const device = await g.device(`P${stores}`);
  const odd = device.op({ entity: 'vehicle', patch: { vin: 'LFMA7BX00R1234567', modelYear: { very: 'odd' } } });
  await device.push([odd, device.op({ entity: 'vehicle', patch: { vin: 'LFMA7BX00R1234568' } })]);
  await fine(b);
  expect(b.store.db.prepare('SELECT vin FROM vehicle ORDER BY vin').pluck().all()).toContain('LFMA7BX00R1234568');
});

test('the proof finds a record that was lost here and one that was lost there, and heals both', async () => {
  const ids = [save(a), save(a), save(a)];
  await fine(a, b);
  b.store.db.prepare('DELETE FROM customer WHERE id = ?').run(ids[0]);
  await g.gateway.database.query('DELETE FROM customer WHERE store_id = $1 AND id = $2', [`P${stores}`, ids[1]]);
  expect(await b.prove()).toBe(true);
  expect(b.shows('customer', ids[0]!, 'id')).toBe(ids[0]);
  const kept = await g.gateway.documents(`P${stores}`, 'customer');
  expect(kept.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const proof = JSON.parse(b.store.db.prepare('SELECT proof FROM sync_state').pluck().get() as string) as object;
  expect(proof).toMatchObject({ open: 0, records: 3 });
});

test('what was deleted, here or before it ever came, is no difference to the proof', async () => {
  const [gone, early] = [save(a), save(a)];
  save(a);
  await fine(a);
  a.store.write(LINA, (tx) => tx.remove('customer', early));
  await fine(a, b);
  a.store.write(LINA, (tx) => tx.remove('customer', gone));
  await fine(a, b);
  for (const pc of [a, b]) {
    expect(await pc.prove()).toBe(true);
    const proof = JSON.parse(pc.store.db.prepare('SELECT proof FROM sync_state').pluck().get() as string) as object;
    expect(proof).toMatchObject({ open: 0, healed: 0, records: 1 });
  }
});

test('an answer that was lost and comes late does not put an old value over what others saved since', async () => {
  const id = save(a, { remarks: '零' });
  await fine(a, b);
  edit(b, id, { remarks: '一' }, ZHOU);
  // Sent and taken; the answer never arrives.
  await b.exchange({ ...b.desk.office, settle: async () => false });
  await fine(a);
  edit(a, id, { remarks: '二' });
  await fine(a);
  await b.exchange({
    ...b.desk.office,
    lease: async () => ({ ops: [], pendingCount: 1, oldestPendingAt: null, nextDueAt: null, more: false }),
  });
  expect(b.shows('customer', id, 'remarks')).toBe('一');
  await fine(b, a);
  expect([a, b].map((pc) => pc.shows('customer', id, 'remarks'))).toEqual(['二', '二']);
});

test('a change given up lets the record stand as head office has it, other changes that wait stay', async () => {
  const id = save(a, { remarks: '旧', mobile: '13800000000' });
  await fine(a, b);
  edit(a, id, { mobile: '13811111111' });
  edit(b, id, { mobile: '13822222222', remarks: '新' }, ZHOU);
  await fine(a, b);
  const opId = b.store.db.prepare(`SELECT op_id FROM outbox WHERE state = 'conflict'`).pluck().get() as string;
  edit(b, id, { occupation: '医生' }, ZHOU);
  discard(b.store, ZHOU, opId, '客户确认以总部为准');
  expect(['mobile', 'remarks', 'occupation'].map((field) => b.shows('customer', id, field))).toEqual([
    '13811111111',
    '旧',
    '医生',
  ]);
  await fine(b, a);
  expect(a.shows('customer', id, 'occupation')).toBe('医生');
});

test('sending a refused change again also sends the undone merging that waited behind it', async () => {
  const [lost, kept] = [save(a, { name: '王建国' }), save(a, { name: '王国建' })];
  await fine(a, b);
  edit(b, lost, { name: '王建帼' }, ZHOU);
  a.store.write(LINA, (tx) => tx.merge('customer', lost, kept));
  await fine(a, b);
  const opId = b.store.db.prepare(`SELECT op_id FROM outbox WHERE state = 'conflict'`).pluck().get() as string;
  b.store.write(ZHOU, (tx) => tx.merge('customer', lost, null));
  resend(b.store, ZHOU, opId);
  await fine(b, a);
  for (const pc of [a, b])
    expect(['merged_into', 'name'].map((column) => pc.shows('customer', lost, column))).toEqual([null, '王建帼']);
  expect(a.shows('customer', kept, 'name')).toBe('王国建');
});

test('a card deleted and brought back while one of its changes was refused is there again once that is sent again', async () => {
  const id = save(a);
  edit(a, id, { mobile: '12345' });
  a.store.write(LINA, (tx) => tx.remove('customer', id));
  await fine(a, b);
  const opId = a.store.db.prepare(`SELECT op_id FROM outbox WHERE state = 'rejected'`).pluck().get() as string;
  a.store.write(LINA, (tx) => tx.restore('customer', id));
  edit(a, id, { mobile: '13811111111' });
  resend(a.store, LINA, opId);
  await fine(a, b);
  for (const pc of [a, b])
    expect(['deleted_at', 'mobile'].map((column) => pc.shows('customer', id, column))).toEqual([null, '13811111111']);
});

test.each([
  ['that head office had', true],
  ['that nobody had seen', false],
])('a record %s, deleted and brought back without a line, stands on every PC and asks nobody', async (_, there) => {
  const id = save(a);
  if (there) await fine(a, b);
  a.store.write(LINA, (tx) => tx.remove('customer', id));
  a.store.write(LINA, (tx) => tx.restore('customer', id));
  await fine(a, b);
  for (const pc of [a, b]) expect(pc.shows('customer', id, 'deleted_at')).toBeNull();
  expect(a.store.db.prepare(`SELECT count(*) FROM outbox WHERE state <> 'acked'`).pluck().get()).toBe(0);
});

test('a phone typed on a card that was merged away elsewhere is decided on the card that stands, and parting brings back its own', async () => {
  const [lost, kept] = [save(a, { mobile: '13800000001' }), save(a, { mobile: '13800000002' })];
  await fine(a, b);
  edit(b, lost, { mobile: '13822222222' }, ZHOU);
  a.store.write(LINA, (tx) => tx.merge('customer', lost, kept));
  await fine(a, b);
  const manager = { ...ZHOU, role: 'manager' as const };
  const [issue] = openIssues(b.store, manager);
  expect(openIssue(b.store, manager, issue!.id).values).toMatchObject([
    { field: 'mobile', mine: '13822222222', theirs: '13800000002' },
  ]);
  resolveIssue(b.store, manager, { id: issue!.id, picks: { mobile: 'mine' } });
  await fine(b, a);
  expect(openIssues(b.store, manager)).toEqual([]);
  for (const pc of [a, b]) expect(pc.shows('customer', kept, 'mobile')).toBe('13822222222');
  a.store.write(LINA, (tx) => tx.merge('customer', lost, null));
  await fine(a, b);
  for (const pc of [a, b]) expect(pc.shows('customer', lost, 'mobile')).toBe('13800000001');
});

test('a consultant whose card was merged into somebody else’s neither sees that one’s phone nor decides about it', async () => {
  const colleague = newId();
  const [lost, kept] = [
    save(a, { mobile: '13800000001', ownerId: ZHOU.id }),
    save(a, { mobile: '13800000002', ownerId: colleague }),
  ];
  await fine(a, b);
  edit(b, lost, { mobile: '13822222222' }, ZHOU);
  a.store.write(LINA, (tx) => tx.merge('customer', lost, kept));
  await fine(a, b);
  const consultant = { ...ZHOU, role: 'consultant' as const };
  const [issue] = openIssues(b.store, { ...ZHOU, role: 'manager' });
  expect(openIssues(b.store, consultant)).toEqual([]);
  expect(() => openIssue(b.store, consultant, issue!.id)).toThrow('session.forbidden');
  const mine = { id: issue!.id, picks: { mobile: 'mine' } as const };
  expect(() => resolveIssue(b.store, consultant, mine)).toThrow('session.forbidden');
  const opId = b.store.db.prepare(`SELECT op_id FROM outbox WHERE state = 'conflict'`).pluck().get() as string;
  expect(() => requireSay(b.store, consultant, opId)).toThrow('session.forbidden');
  expect(openIssues(b.store, { id: colleague, role: 'consultant' })).toHaveLength(1);
  resolveIssue(b.store, { id: colleague, role: 'consultant' }, mine);
  await fine(b, a);
  expect(a.shows('customer', kept, 'mobile')).toBe('13822222222');
  expect(settledIssues(b.store, consultant)).toEqual([]);
  expect(settledIssues(b.store, { id: colleague, role: 'consultant' })).toHaveLength(1);
});

test('who may not decide about a card does not do it by sending another refused change of it again', async () => {
  const id = save(a, { name: '王建国' });
  await fine(a, b);
  edit(a, id, { name: '王建帼' });
  edit(b, id, { mobile: '12345' }, ZHOU);
  edit(b, id, { name: '王建果' }, ZHOU);
  await fine(a, b);
  const refused = b.store.db
    .prepare('SELECT state, op_id AS opId FROM outbox WHERE entity_id = ? ORDER BY op_seq DESC LIMIT 2')
    .all(id);
  const [conflict, rejected] = refused as { state: string; opId: string }[];
  expect([conflict!.state, rejected!.state]).toEqual(['conflict', 'rejected']);
  for (const { opId } of [conflict!, rejected!])
    expect(() => requireSay(b.store, { ...ZHOU, role: 'reception' }, opId)).toThrow('session.forbidden');
  requireSay(b.store, { ...ZHOU, role: 'manager' }, rejected!.opId);
});

test('a visit whose tie to a card is given up has no number among that card’s visits any more', async () => {
  const customerId = save(a);
  const visit = (arrivedAt: number) =>
    a.store.write(LINA, (tx) => tx.insert('visit', visitDoc({ customerId: null, visitSeq: null, arrivedAt })).id);
  const [first, second] = [visit(1_000), visit(2_000)];
  await fine(a, b);
  const tie = (id: string) =>
    a.store.write(LINA, (tx) => {
      tx.update('visit', id, { customerId });
      renumberVisits(tx, customerId);
    });
  tie(second);
  await fine(a, b);
  tie(first);
  expect([first, second].map((id) => a.shows('visit', id, 'visit_seq'))).toEqual([1, 2]);
  const opId = a.store.db.prepare(`SELECT op_id FROM outbox WHERE state = 'pending'`).pluck().get() as string;
  discard(a.store, LINA, opId, '登记错了');
  expect(a.shows('visit', first, 'customer_id')).toBeNull();
  expect([first, second].map((id) => a.shows('visit', id, 'visit_seq'))).toEqual([null, 1]);
});

test('a page that is still being written when the gateway goes back to its backup leaves nothing of the time before', async () => {
  for (let n = 0; n < 60; n++) save(a);
  await fine(a);
  const { office } = b.desk;
  await b.exchange({
    ...office,
    apply: async (page) => {
      const applied = office.apply(page);
      b.followEpoch('another');
      await applied;
      return null;
    },
  });
  expect(readPlace(b.store.db)).toEqual({ cursor: 0, snapshotAfter: '' });
  expect(b.store.db.prepare('SELECT count(*) FROM customer WHERE server_seq IS NOT NULL').pluck().get()).toBe(0);
});

test('a question open while the gateway goes back to its backup is decided against what stands there afterwards', async () => {
  const storeId = `P${stores}`;
  for (let n = 0; n < 10; n++) save(b);
  const id = save(a, { mobile: '13800000000' });
  await fine(b, a, b);
  edit(a, id, { mobile: '13811111111' });
  edit(b, id, { mobile: '13822222222' }, ZHOU);
  await fine(a, b);
  const { database } = g.gateway;
  for (const table of ['customer', 'change_log', 'applied_op'])
    await database.query(`DELETE FROM ${table} WHERE store_id = $1`, [storeId]);
  await database.query('UPDATE store SET head_seq = 0 WHERE store_id = $1', [storeId]);
  const epoch = await g.gateway.restored();
  a.followEpoch(epoch);
  edit(a, id, { mobile: '13833333333' });
  await fine(a);
  b.followEpoch(epoch);
  await fine(b);
  const manager = { ...ZHOU, role: 'manager' as const };
  const [issue] = openIssues(b.store, manager);
  const phone = openIssue(b.store, manager, issue!.id).values.find(({ field }) => field === 'mobile');
  expect(phone).toMatchObject({ mine: '13822222222', theirs: '13833333333' });
  resolveIssue(b.store, manager, { id: issue!.id, picks: { mobile: 'theirs' } });
  expect(b.shows('customer', id, 'mobile')).toBe('13833333333');
  await fine(b, a);
  for (const pc of [a, b]) expect(pc.shows('customer', id, 'mobile')).toBe('13833333333');
});

test('a card that head office and the PC it was made on both lost comes back from a PC that only changed it', async () => {
  const storeId = `P${stores}`;
  const id = save(a, { remarks: '旧' });
  await fine(a, b);
  // Head office goes back to a backup that knows nothing of it; PC a never comes again.
  const { database } = g.gateway;
  for (const table of ['customer', 'change_log', 'applied_op'])
    await database.query(`DELETE FROM ${table} WHERE store_id = $1`, [storeId]);
  await database.query('UPDATE store SET head_seq = 0 WHERE store_id = $1', [storeId]);
  const epoch = await g.gateway.restored();
  edit(b, id, { remarks: '新' }, ZHOU);
  await b.exchange();
  b.followEpoch(epoch);
  await fine(b);
  expect(await g.gateway.documents(storeId, 'customer')).toEqual([]);
  await b.prove();
  for (let hour = 0; hour < 2; hour++) {
    b.clock.advance(3_600_000);
    await fine(b);
  }
  const [card] = await g.gateway.documents(storeId, 'customer');
  expect(card).toMatchObject({ id, doc: { remarks: '新', name: b.shows('customer', id, 'name') } });
  expect(b.store.db.prepare(`SELECT count(*) FROM outbox WHERE state <> 'acked'`).pluck().get()).toBe(0);
});
