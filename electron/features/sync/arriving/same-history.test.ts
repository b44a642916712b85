import { expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import type { TestPc } from '../../../../tests/harness/pc.ts';
import { testStaff } from '../../../../tests/harness/store.ts';
import { twoPcs } from '../../../../tests/harness/two-pcs.ts';
import { timelineOf } from '../../customers/timeline.ts';
import { resolveIssue } from '../issues/decisions.ts';
import { openIssues } from '../issues/issues.ts';

const pcs = twoPcs();
const VIEWER = { id: 'viewer', role: 'manager' } as const;

/** What a card's history says happened, who did it and when, without where: that is told of the other PCs only. */
const told = (pc: TestPc, id: string) =>
  timelineOf(pc.store, VIEWER, id).map((entry) => {
    const { at, kind } = entry;
    return kind === 'visit' ? { at, kind } : { at, kind, byName: entry.byName, fields: entry.fields };
  });
const places = (pc: TestPc, id: string) =>
  timelineOf(pc.store, VIEWER, id).map((entry) => (entry.kind === 'visit' ? null : entry.device));

/** A card and two people both PCs know. */
async function scene() {
  const { a, b } = pcs;
  const [lina, zhou] = [testStaff(a.store, '李娜', 'reception'), testStaff(a.store, '周凯', 'consultant')];
  const id = a.store.write(
    { id: lina },
    (tx) => tx.insert('customer', customerDoc({ name: '王建国', mobile: '13800000000', ownerId: zhou })).id,
  );
  await pcs.exchange(a, b);
  return { a, b, id, lina: { id: lina }, zhou: { id: zhou, role: 'consultant' as const } };
}

test('a change made on another PC is told as that PC’s person saved it: who, when and where', async () => {
  const { a, b, id, zhou } = await scene();
  b.clock.advance(60_000);
  const saved = b.store.write(zhou, (tx) => {
    tx.update('customer', id, { name: '王建国先生' });
    return tx.at;
  });
  b.clock.advance(3_600_000);
  a.clock.advance(7_200_000);
  await pcs.exchange(b, a);
  expect(told(a, id)[0]).toMatchObject({ at: saved, kind: 'edited', byName: '周凯', fields: ['name'] });
  expect(told(a, id)).toEqual(told(b, id));
  expect(places(a, id)).toEqual([expect.any(String), null]);
  expect(places(b, id)).toEqual([null, expect.any(String)]);
});

test.each(['mine', 'theirs'] as const)('after a decision for %s both PCs tell the same history', async (pick) => {
  const { a, b, id, lina, zhou } = await scene();
  a.clock.advance(1_000);
  a.store.write(zhou, (tx) => tx.update('customer', id, { mobile: '13811111111' }));
  b.clock.advance(2_000);
  b.store.write(lina, (tx) => tx.update('customer', id, { mobile: '13822222222', remarks: '来电' }));
  await pcs.exchange(a, b);
  b.clock.advance(5_000);
  const [issue] = openIssues(b.store, zhou);
  resolveIssue(b.store, zhou, { id: issue!.id, picks: { mobile: pick } });
  await pcs.exchange(b, a);
  expect(told(a, id)).toEqual(told(b, id));
  const phones = timelineOf(a.store, VIEWER, id).filter(
    (entry) => entry.kind !== 'visit' && entry.fields.includes('mobile'),
  );
  expect(phones).toHaveLength(pick === 'mine' ? 2 : 1);
});
