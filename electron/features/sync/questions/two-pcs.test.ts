import { expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { questionDoc } from '../../../../tests/factories/question.ts';
import { staffDoc } from '../../../../tests/factories/staff.ts';
import type { TestPc } from '../../../../tests/harness/pc.ts';
import { twoPcs } from '../../../../tests/harness/two-pcs.ts';
import { resolveIssue, undoResolution } from '../issues/decisions.ts';
import { deciders, openIssue, openIssues, settledIssues } from '../issues/issues.ts';
import { discard, resend } from '../issues/refused.ts';
import { backlogReader } from '../status/backlog.ts';
import { forgetDecided } from './asking.ts';

const pcs = twoPcs();
const OLD = '13800138000';
const OWNERS = '13811111111';
const RECEPTIONS = '13822222222';

/** 周凯 changes the phone of his customer at his PC, 李娜 at the reception's; hers is heard second. */
async function clash(more: Record<string, unknown> = {}) {
  const { a: owners, b: desk } = pcs;
  const [lina, zhou] = owners.store.write({ id: 'system' }, (tx) => [
    tx.insert('staff', staffDoc({ name: '李娜', role: 'reception' })).id,
    tx.insert('staff', staffDoc({ name: '周凯', role: 'consultant' })).id,
  ]) as [string, string];
  const id = owners.store.write(
    { id: zhou },
    (tx) => tx.insert('customer', customerDoc({ name: '王建国', mobile: OLD, ownerId: zhou })).id,
  );
  await pcs.exchange(owners, desk);
  for (const pc of [owners, desk]) pc.clock.advance(60_000);
  owners.store.write({ id: zhou }, (tx) => tx.update('customer', id, { mobile: OWNERS }));
  desk.store.write({ id: lina }, (tx) => tx.update('customer', id, { mobile: RECEPTIONS, ...more }));
  await pcs.exchange(owners, desk, desk, owners);
  const who = {
    owner: { id: zhou, role: 'consultant' as const },
    reception: { id: lina, role: 'reception' as const },
    other: { id: 'somebody', role: 'consultant' as const },
    manager: { id: 'chen', role: 'manager' as const },
  };
  const phones = () => [owners, desk].map((pc) => pc.shows('customer', id, 'mobile'));
  return { owners, desk, id, phones, ...who };
}

const everybody = async ({ owners, desk }: { owners: TestPc; desk: TestPc }) => {
  for (let round = 0; round < 3; round++) await pcs.exchange(owners, desk);
};
const undecided = (pc: TestPc) => backlogReader(pc.store.db)().undecided;
const first = (pc: TestPc, who: Parameters<typeof openIssues>[1]) => openIssues(pc.store, who)[0]!;

test('the owner is asked at his own PC about a phone that clashed at the reception, who is only told that he decides', async () => {
  const { owners, desk, owner, other, reception } = await clash();
  expect(openIssues(owners.store, owner)).toMatchObject([
    { label: '王建国', elsewhere: true, fields: ['mobile'], mineBy: '李娜', theirsBy: '周凯' },
  ]);
  expect(openIssue(owners.store, owner, first(owners, owner).id).values).toEqual([
    { field: 'mobile', before: OLD, mine: RECEPTIONS, theirs: OWNERS, clash: true, masked: false },
  ]);
  expect([undecided(owners), undecided(desk)]).toEqual([1, 1]);
  expect(openIssues(owners.store, other)).toEqual([]);
  expect(() => openIssue(owners.store, other, first(owners, owner).id)).toThrow('session.forbidden');
  expect(deciders(desk.store, reception)).toEqual({ count: 1, names: ['周凯'] });
});

test.each([
  ['the reception’s', 'mine', RECEPTIONS],
  ['his own', 'theirs', OWNERS],
] as const)('the owner picks %s at his PC: both show it, and nobody is asked any more', async (_, pick, phone) => {
  const scene = await clash({ remarks: '周末来' });
  const { owners, desk, owner, manager, id, phones } = scene;
  const { id: issue } = first(owners, owner);
  resolveIssue(owners.store, owner, { id: issue, picks: { mobile: pick } });
  await everybody(scene);
  expect(phones()).toEqual([phone, phone]);
  // What only the reception changed was never in question.
  expect([owners, desk].map((pc) => pc.shows('customer', id, 'remarks'))).toEqual(['周末来', '周末来']);
  for (const pc of [owners, desk]) {
    expect(openIssues(pc.store, manager)).toEqual([]);
    expect(undecided(pc)).toBe(0);
    expect(settledIssues(pc.store, manager)).toMatchObject([
      { resolvedBy: '周凯', kept: pick === 'mine' ? ['mobile'] : [] },
    ]);
  }
  expect(
    desk.store.db.prepare(`SELECT count(*) FROM outbox WHERE state IN ('conflict', 'pending')`).pluck().get(),
  ).toBe(0);
});

test('decided at the reception’s PC by the manager, it is gone from the owner’s', async () => {
  const scene = await clash();
  const { owners, desk, owner, manager, phones } = scene;
  resolveIssue(desk.store, manager, { id: first(desk, manager).id, picks: { mobile: 'mine' } });
  await everybody(scene);
  expect(openIssues(owners.store, owner)).toEqual([]);
  expect(phones()).toEqual([RECEPTIONS, RECEPTIONS]);
});

test('a decision taken back at the other PC asks again on both, and either of them can decide anew', async () => {
  const scene = await clash();
  const { owners, desk, owner, manager, phones } = scene;
  resolveIssue(owners.store, owner, { id: first(owners, owner).id, picks: { mobile: 'mine' } });
  await everybody(scene);
  undoResolution(owners.store, owner, { id: settledIssues(owners.store, owner)[0]!.id });
  await everybody(scene);
  expect(phones()).toEqual([OWNERS, OWNERS]);
  for (const pc of [owners, desk]) expect(openIssues(pc.store, manager)).toHaveLength(1);
  resolveIssue(desk.store, manager, { id: first(desk, manager).id, picks: { mobile: 'mine' } });
  await everybody(scene);
  expect(phones()).toEqual([RECEPTIONS, RECEPTIONS]);
  for (const pc of [owners, desk]) expect(openIssues(pc.store, manager)).toEqual([]);
});

test('a phone typed at the reception while the owner decided about the one before is asked about and not dropped', async () => {
  const scene = await clash();
  const { owners, desk, owner, reception, id, phones } = scene;
  resolveIssue(owners.store, owner, { id: first(owners, owner).id, picks: { mobile: 'theirs' } });
  desk.store.write(reception, (tx) => tx.update('customer', id, { mobile: '13833333333' }));
  await everybody(scene);
  expect(phones()).toEqual([OWNERS, '13833333333']);
  expect(openIssue(owners.store, owner, first(owners, owner).id).values).toMatchObject([
    { field: 'mobile', mine: '13833333333', theirs: OWNERS },
  ]);
  resolveIssue(owners.store, owner, { id: first(owners, owner).id, picks: { mobile: 'mine' } });
  await everybody(scene);
  expect(phones()).toEqual(['13833333333', '13833333333']);
});

test('both decide at once, each for the other one’s: nothing is dropped unseen, one of them is asked again', async () => {
  const scene = await clash();
  const { owners, desk, owner, manager, phones } = scene;
  resolveIssue(owners.store, owner, { id: first(owners, owner).id, picks: { mobile: 'mine' } });
  resolveIssue(desk.store, manager, { id: first(desk, manager).id, picks: { mobile: 'theirs' } });
  await everybody(scene);
  expect(new Set(phones()).size).toBe(1);
  for (const pc of [owners, desk]) expect(undecided(pc)).toBe(0);
});

test.each([
  ['sent again', resend],
  ['given up', (store: TestPc['store'], who: { id: string }, opId: string) => discard(store, who, opId, '登记错了')],
])('a refused change %s where it was saved asks nobody any more', async (_, settle) => {
  const scene = await clash();
  const { owners, desk, owner, manager } = scene;
  const opId = desk.store.db.prepare(`SELECT op_id FROM outbox WHERE state = 'conflict'`).pluck().get() as string;
  settle(desk.store, manager, opId);
  await everybody(scene);
  expect(openIssues(owners.store, owner)).toEqual([]);
  expect(undecided(owners)).toBe(0);
});

test('a card changed at one PC and deleted at the other is kept or let go from either', async () => {
  const { a: owners, b: desk } = pcs;
  const manager = { id: 'chen', role: 'manager' as const };
  const id = owners.store.write(manager, (tx) => tx.insert('customer', customerDoc({ name: '李四' })).id);
  await pcs.exchange(owners, desk);
  owners.store.write(manager, (tx) => tx.remove('customer', id));
  desk.store.write(manager, (tx) => tx.update('customer', id, { remarks: '要试驾' }));
  await pcs.exchange(owners, desk, desk, owners);
  expect(openIssues(owners.store, manager)).toMatchObject([{ kind: 'deleted', elsewhere: true }]);
  resolveIssue(owners.store, manager, { id: first(owners, manager).id, picks: { '*': 'mine' } });
  await everybody({ owners, desk });
  for (const pc of [owners, desk]) {
    expect(pc.shows('customer', id, 'deleted_at')).toBeNull();
    expect(pc.shows('customer', id, 'remarks')).toBe('要试驾');
    expect(openIssues(pc.store, manager)).toEqual([]);
  }
});

test('after 30 days nothing of the two versions is kept in what the PCs told each other', async () => {
  const scene = await clash();
  const { owners, desk, owner } = scene;
  resolveIssue(owners.store, owner, { id: first(owners, owner).id, picks: { mobile: 'theirs' } });
  await everybody(scene);
  owners.clock.advance(31 * 86_400_000);
  forgetDecided(owners.store);
  await everybody(scene);
  for (const pc of [owners, desk])
    expect(
      pc.store.db.prepare('SELECT DISTINCT mine_json, before_json, theirs_json FROM question').raw().all(),
    ).toEqual([[null, null, null]]);
});

test('a question about a card that is not here yet shows nothing and stops nothing', async () => {
  const { a } = pcs;
  a.store.write({ id: 'system' }, (tx) => tx.insert('question', questionDoc()));
  expect(openIssues(a.store, { id: 'chen', role: 'manager' })).toEqual([]);
  await pcs.exchange(a);
});
