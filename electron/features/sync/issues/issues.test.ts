import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpBody, opResult } from '../../../../gateway/protocol.ts';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { type TestApp, testApp } from '../../../../tests/harness/app.ts';
import { syncStateOf } from '../../../kernel/record-state.ts';
import { outboxQueue } from '../sending/outbox-queue.ts';

let pc: TestApp;
let consultant: string;
beforeEach(async () => {
  pc = await testApp();
  consultant = pc.staff('consultant');
});
afterEach(() => pc.close());

const waiting = () =>
  pc.showroom.store.db
    .prepare(`SELECT op_id AS opId, body FROM outbox WHERE state = 'pending' AND entity = 'customer' ORDER BY op_seq`)
    .all() as { opId: string; body: string }[];
const bodies = () => waiting().map(({ body }) => JSON.parse(body) as OpBody);
const row = (id: string) => pc.showroom.store.write({ id: 'system' }, (tx) => tx.get('customer', id)!);

/** Head office answers everything that waits, in one way. */
function answer(status: 'applied' | 'conflict', seq: number, more: Record<string, unknown> = {}): void {
  const results = waiting().map(({ opId }) =>
    opResult.parse({
      op_id: opId,
      status,
      code: status === 'conflict' ? 'field_conflict' : null,
      message: null,
      retryable: false,
      server_seq: seq,
      server_doc: null,
      ...more,
    }),
  );
  outboxQueue(pc.showroom.store).applyResults(results);
}

/** A card both sides know, changed here by its consultant while head office has another phone. */
async function clash(mine: Record<string, unknown> = { mobile: '13700137000', level: 'A' }) {
  const { store } = pc.showroom;
  const card = customerDoc({ name: '张三', mobile: '13800138000', level: 'B', wechat: 'old', ownerId: consultant });
  store.write({ id: consultant }, (tx) => tx.insert('customer', card));
  answer('applied', 1);
  pc.clock.advance(60_000);
  store.write({ id: consultant }, (tx) => tx.update('customer', card.id, mine));
  const other = pc.staff('manager');
  const doc = { ...card, mobile: '13900139000', wechat: 'theirs', updatedBy: other, updatedAt: 5 };
  answer('conflict', 2, { server_doc: doc });
  const [issue] = await pc.caller('manager').sync.openIssues();
  return { id: card.id, doc, issue: issue! };
}

test('two versions of a phone stand side by side, with who and when, and what only this PC changed needs no choice', async () => {
  const { issue } = await clash();
  expect(issue).toMatchObject({ label: '张三', kind: 'conflict', mineBy: '周凯', theirsBy: '陈立', theirsAt: 5 });
  const { values } = await pc.caller('consultant').sync.issue({ id: issue.id });
  expect(values).toEqual([
    {
      field: 'mobile',
      before: '13800138000',
      mine: '13700137000',
      theirs: '13900139000',
      clash: true,
      masked: false,
    },
    { field: 'level', before: 'B', mine: 'A', theirs: 'B', clash: false, masked: false },
  ]);
});

test('a decision that was taken back is counted by the mark again, as one thing to see to, until it is decided anew', async () => {
  const { issue } = await clash();
  const { sync } = pc.caller('manager');
  const toSeeTo = async () => (await sync.status()).rejected;
  expect(await toSeeTo()).toBe(1);
  await sync.resolveIssue({ id: issue.id, picks: { mobile: 'theirs' } });
  expect(await toSeeTo()).toBe(0);
  await sync.undoResolution({ id: issue.id });
  expect(await toSeeTo()).toBe(1);
  await sync.resolveIssue({ id: issue.id, picks: { mobile: 'mine' } });
  expect(await toSeeTo()).toBe(0);
});

test('a card changed twice here and once elsewhere is one thing to see to, for the mark as for the list', async () => {
  const { store } = pc.showroom;
  const card = customerDoc({ name: '秦琼', mobile: '13800138000', ownerId: consultant });
  store.write({ id: consultant }, (tx) => tx.insert('customer', card));
  answer('applied', 1);
  store.write({ id: consultant }, (tx) => tx.update('customer', card.id, { mobile: '13700137000' }));
  store.write({ id: consultant }, (tx) => tx.update('customer', card.id, { name: '秦叔宝' }));
  answer('conflict', 2, { server_doc: { ...card, name: '秦大琼', mobile: '13900139000', updatedAt: 5 } });
  const { sync } = pc.caller('manager');
  expect(await sync.openIssues()).toHaveLength(1);
  expect((await sync.status()).rejected).toBe(1);
});

test('keeping mine sends only what differs, on top of the version of head office that was seen', async () => {
  const { id, issue } = await clash();
  await pc.caller('consultant').sync.resolveIssue({ id: issue.id, picks: { mobile: 'mine' } });
  expect(row(id)).toMatchObject({ mobile: '13700137000', level: 'A', wechat: 'theirs' });
  expect(bodies()).toMatchObject([{ kind: 'patch', base_seq: 2, patch: { mobile: '13700137000', level: 'A' } }]);
  expect(await pc.caller('manager').sync.openIssues()).toEqual([]);
  expect(await pc.caller('manager').sync.settledIssues()).toMatchObject([
    { label: '张三', fields: ['mobile', 'level'], kept: ['mobile', 'level'], resolvedBy: '周凯' },
  ]);
});

test('taking theirs leaves only what they did not touch to be sent', async () => {
  const { id, issue } = await clash();
  await pc.caller('manager').sync.resolveIssue({ id: issue.id, picks: { mobile: 'theirs' } });
  expect(row(id)).toMatchObject({ mobile: '13900139000', level: 'A', wechat: 'theirs' });
  expect(bodies().map(({ patch }) => Object.keys(patch))).toEqual([['level', 'updatedAt', 'updatedBy']]);
});

test('after head office’s value was chosen the card says that it is there, not that it is on this PC only', async () => {
  const { id, issue } = await clash({ mobile: '13700137000' });
  await pc.caller('manager').sync.resolveIssue({ id: issue.id, picks: { mobile: 'theirs' } });
  expect(bodies()).toEqual([]);
  pc.showroom.store.db.prepare('DELETE FROM outbox WHERE entity_id = ? AND acked_at IS NOT NULL').run(id);
  expect(syncStateOf(pc.showroom.store.db, [id]).get(id)!.state).not.toBe('local');
});

test('who may not decide is told who does; whoever may is told of nobody else', async () => {
  await clash();
  const told = (role: 'reception' | 'consultant' | 'manager', name?: string) => pc.caller(role, name).sync.deciders();
  expect(await told('reception')).toEqual({ count: 1, names: ['周凯'] });
  expect(await told('consultant', '孙悦')).toEqual({ count: 1, names: ['周凯'] });
  for (const role of ['consultant', 'manager'] as const) expect(await told(role)).toEqual({ count: 0, names: [] });
  expect(await pc.caller('reception').sync.status()).toMatchObject({ rejected: 1, undecided: 1 });
});

test('an issue is not settled by accident: a field both changed has to be picked', async () => {
  const { id, issue } = await clash();
  const half = pc.caller('manager').sync.resolveIssue({ id: issue.id, picks: { level: 'mine' } });
  await expect(half).rejects.toMatchObject({ cause: { code: 'issue.pickAll', params: { fields: ['mobile'] } } });
  expect(row(id).mobile).toBe('13700137000');
  expect(await pc.caller('manager').sync.openIssues()).toHaveLength(1);
});

test('on a PC whose clock was set back, a phone that both changed is asked about and never sent over theirs unseen', async () => {
  const { store } = pc.showroom;
  const card = customerDoc({ name: '张三', mobile: '13800138000', ownerId: consultant });
  const save = (mobile: string) => store.write({ id: consultant }, (tx) => tx.update('customer', card.id, { mobile }));
  store.write({ id: consultant }, (tx) => tx.insert('customer', card));
  pc.clock.advance(60_000);
  save('13900139000');
  answer('applied', 1);
  pc.clock.advance(-3_600_000);
  save('13700137000');
  // Head office went back to the first phone meanwhile: theirs is not what was typed over here.
  answer('conflict', 2, { server_doc: { ...card, updatedBy: consultant, updatedAt: 5 } });
  const { sync } = pc.caller('manager');
  const [issue] = await sync.openIssues();
  expect((await sync.issue({ id: issue!.id })).values).toMatchObject([
    { field: 'mobile', before: '13900139000', mine: '13700137000', theirs: '13800138000', clash: true },
  ]);
  const unpicked = sync.resolveIssue({ id: issue!.id, picks: {} });
  await expect(unpicked).rejects.toMatchObject({ cause: { code: 'issue.pickAll', params: { fields: ['mobile'] } } });
});

test('sending a change again over somebody else’s is a decision too: reception is refused, a manager is not', async () => {
  const { issue } = await clash();
  const { store } = pc.showroom;
  const opId = store.db.prepare('SELECT op_id FROM sync_issue WHERE id = ?').pluck().get(issue.id) as string;
  await expect(pc.caller('reception').sync.resend({ opId })).rejects.toThrow('session.forbidden');
  expect(await pc.caller('manager').sync.openIssues()).toHaveLength(1);
  await pc.caller('manager').sync.resend({ opId });
  expect(await pc.caller('manager').sync.openIssues()).toEqual([]);
});

test('saves that waited behind the conflict are part of the one decision', async () => {
  const { id, issue } = await clash();
  pc.showroom.store.write({ id: consultant }, (tx) => tx.update('customer', id, { remarks: '周末来' }));
  await pc.caller('manager').sync.resolveIssue({ id: issue.id, picks: { mobile: 'theirs' } });
  expect(bodies()).toMatchObject([{ base_seq: 2, patch: { level: 'A', remarks: '周末来' } }]);
});

test('a decision taken back puts theirs back, asks again with mine kept, and can be made the other way', async () => {
  const { id, issue } = await clash();
  const { sync } = pc.caller('manager');
  await sync.resolveIssue({ id: issue.id, picks: { mobile: 'mine', level: 'mine' } });
  answer('applied', 3);
  pc.clock.advance(29 * 86_400_000);
  await sync.undoResolution({ id: issue.id });
  expect(row(id)).toMatchObject({ mobile: '13900139000', level: 'B' });
  expect(await sync.settledIssues()).toEqual([]);
  const [again] = await sync.openIssues();
  expect((await sync.issue({ id: again!.id })).values).toMatchObject([
    { field: 'mobile', mine: '13700137000', theirs: '13900139000' },
    { field: 'level', mine: 'A', theirs: 'B' },
  ]);
  answer('applied', 4);
  await sync.resolveIssue({ id: again!.id, picks: { mobile: 'mine', level: 'theirs' } });
  expect(bodies()).toMatchObject([{ patch: { mobile: '13700137000' } }]);
});

test('after 30 days a decision stands, and what was changed again since is not put back', async () => {
  const { id, issue } = await clash();
  const { sync } = pc.caller('manager');
  await sync.resolveIssue({ id: issue.id, picks: { mobile: 'mine', level: 'mine' } });
  pc.showroom.store.write({ id: consultant }, (tx) => tx.update('customer', id, { mobile: '13600136000' }));
  pc.clock.advance(86_400_000);
  await sync.undoResolution({ id: issue.id });
  expect(row(id)).toMatchObject({ mobile: '13600136000', level: 'B' });
  await sync.resolveIssue({ id: issue.id, picks: { mobile: 'theirs', level: 'theirs' } });
  pc.clock.advance(31 * 86_400_000);
  await expect(sync.undoResolution({ id: issue.id })).rejects.toMatchObject({ cause: { code: 'issue.undoTooLate' } });
});

describe('changed here, deleted there', () => {
  const deleted = async () => {
    const { store } = pc.showroom;
    const card = customerDoc({ name: '李四', ownerId: consultant });
    store.write({ id: consultant }, (tx) => tx.insert('customer', card));
    answer('applied', 1);
    store.write({ id: consultant }, (tx) => tx.update('customer', card.id, { remarks: '要试驾' }));
    answer('conflict', 2, { code: 'record_deleted', server_doc: { ...row(card.id), remarks: null } });
    const [issue] = await pc.caller('manager').sync.openIssues();
    return { id: card.id, issue: issue! };
  };

  test('keeping it sends the whole record again, my change in it', async () => {
    const { id, issue } = await deleted();
    expect(issue.kind).toBe('deleted');
    await pc.caller('consultant').sync.resolveIssue({ id: issue.id, picks: { '*': 'mine' } });
    expect(row(id)).toMatchObject({ deletedAt: null, remarks: '要试驾' });
    expect(bodies()).toMatchObject([{ kind: 'put', base_seq: 2, patch: { name: '李四', remarks: '要试驾' } }]);
  });

  test('agreeing deletes it here and sends nothing; taken back, it can still be kept', async () => {
    const { id, issue } = await deleted();
    const { sync } = pc.caller('manager');
    await sync.resolveIssue({ id: issue.id, picks: { '*': 'theirs' } });
    expect(row(id).deletedAt).not.toBeNull();
    expect(bodies()).toEqual([]);
    await sync.undoResolution({ id: issue.id });
    expect(await sync.openIssues()).toMatchObject([{ kind: 'deleted' }]);
    await sync.resolveIssue({ id: issue.id, picks: { '*': 'mine' } });
    expect(row(id)).toMatchObject({ deletedAt: null, remarks: '要试驾' });
    expect(bodies()).toMatchObject([{ kind: 'put', patch: { remarks: '要试驾' } }]);
  });
});

test('a consultant sees and decides only about their own customers', async () => {
  const { issue } = await clash();
  const other = pc.caller('consultant', '孙悦');
  expect(await other.sync.openIssues()).toEqual([]);
  const refused = { cause: { code: 'session.forbidden' } };
  await expect(other.sync.issue({ id: issue.id })).rejects.toMatchObject(refused);
  await expect(other.sync.resolveIssue({ id: issue.id, picks: { mobile: 'mine' } })).rejects.toMatchObject(refused);
  expect(await pc.caller('consultant').sync.openIssues()).toHaveLength(1);
});

test('an ID number stands masked in both versions until somebody says why', async () => {
  const { issue } = await clash({ mobile: '13700137000', idNo: '110105194912310022' });
  const { sync } = pc.caller('consultant');
  const { values } = await sync.issue({ id: issue.id });
  const idNo = values.find(({ field }) => field === 'idNo')!;
  expect(idNo).toMatchObject({ masked: true, mine: expect.stringContaining('*') });
  const revealed = await sync.revealIssue({ id: issue.id, field: 'idNo', side: 'mine', reason: '核对证件' });
  expect(revealed).toEqual({ value: '110105194912310022' });
});
