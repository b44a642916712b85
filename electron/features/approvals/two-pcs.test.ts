import { expect, test } from 'vitest';
import { approvalDecisionDoc } from '../../../tests/factories/approval-decision.ts';
import { approvalRequestDoc } from '../../../tests/factories/approval-request.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { hashOf, newId } from '../../kernel/ids.ts';
import { dealIssueList } from '../deal-issues/list.ts';
import { decisionFor, decisionsOf } from './decisions.ts';

const pcs = twoPcs();
const SYSTEM = { id: 'system' };
const zhang = { id: newId(), role: 'manager' } as const;
const lin = { id: newId(), role: 'manager' } as const;
const ED = 'ED0601-260314-A001';
type Verdict = 'approve' | 'reject';

/** One request both PCs know; the manager is of level 1, the general manager of level 2. */
async function request() {
  const { a, b, exchange } = pcs;
  const made = a.store.write(SYSTEM, (tx) => {
    tx.insert('staff', staffDoc({ ...zhang, name: '张经理', login: 'zhang', authorityLevel: 1 }));
    tx.insert('staff', staffDoc({ ...lin, name: '林总', login: 'lin', authorityLevel: 2 }));
    return tx.insert(
      'approval_request',
      approvalRequestDoc({ status: 'pending', docNo: ED, requiredLevel: 1, customerId: null }),
    );
  });
  await exchange(a, b);
  return made;
}
type Request = Awaited<ReturnType<typeof request>>;
/** What a decision says to head office, in the order of its write; what it asks for first is its own story (approvals.test.ts). */
const decide = ({ store }: TestPc, who: typeof zhang, { id, dealHash }: Request, verdict: Verdict) =>
  store.write(who, (tx) => {
    const eventId = newId();
    const to = verdict === 'approve' ? 'approved' : 'rejected';
    tx.update('approval_request', id, { status: to, lastEventId: eventId });
    const [level, note] = [who === lin ? 2 : 1, verdict === 'reject' ? '亏' : null];
    return tx.insert('approval_decision', { id: newId(), requestId: id, verdict, level, note, hash: dealHash }).id;
  });
const open = ({ store }: TestPc) =>
  dealIssueList
    .page(store, lin, { filters: { state: 'open' }, limit: 50 })
    .rows.map(({ kind, docId, ownerId }) => [kind, docId, ownerId]);
const holds = ({ store }: TestPc, { kind, dealHash: hash }: Request) =>
  decisionFor(store.db, { kind, hash, requiredLevel: 1 })?.deciderName;
const idle = ({ store }: TestPc, { id }: Request) =>
  decisionsOf(store.db, id).map((one) => [one.deciderName, one.idle]);

test('vector 26: two approve one request apart: the first is the decision, the second has no effect, and nobody is asked', async () => {
  const { a, b, exchange } = pcs;
  const asked = await request();
  decide(a, zhang, asked, 'approve');
  decide(b, lin, asked, 'approve');
  await exchange(a, b, a);
  for (const pc of [a, b]) {
    expect(pc.shows('approval_request', asked.id, 'status')).toBe('approved');
    expect(holds(pc, asked)).toBe('张经理');
    expect(Object.fromEntries(idle(pc, asked))).toEqual({ 张经理: false, 林总: true });
    expect(open(pc)).toEqual([]);
    expect(pc.store.db.prepare('SELECT count(*) FROM sync_issue').pluck().get()).toBe(0);
  }
});

test.for([
  ['approve', 'reject', 'approved', '张经理'],
  ['reject', 'approve', 'rejected', undefined],
] as const)(
  'vector 26: %s first, %s second: the first stands on both PCs and the higher level is asked',
  async ([first, second, status, stands]) => {
    const { a, b, exchange } = pcs;
    const asked = await request();
    decide(a, zhang, asked, first);
    const late = decide(b, lin, asked, second);
    await exchange(a, b, a);
    for (const pc of [a, b]) {
      expect(pc.shows('approval_request', asked.id, 'status')).toBe(status);
      expect(holds(pc, asked)).toBe(stands);
      expect(open(pc)).toEqual([['already_decided', late, lin.id]]);
      expect(pc.store.db.prepare('SELECT count(*) FROM sync_issue').pluck().get()).toBe(0);
    }
  },
);

test('the higher level decided first: the question is theirs, not of who came late', async () => {
  const { a, b, exchange } = pcs;
  const asked = await request();
  decide(a, lin, asked, 'approve');
  const late = decide(b, zhang, asked, 'reject');
  await exchange(a, b, a);
  expect(open(b)).toEqual([['already_decided', late, lin.id]]);
});

const refused = ({ store }: TestPc) =>
  store.db.prepare("SELECT code, entity FROM outbox WHERE state = 'rejected' ORDER BY rowid").all();

test('approved above one’s level by head office’s list of staff, which this PC had not heard of: not effective, the other PC sees it waiting', async () => {
  const { a, b, exchange } = pcs;
  const asked = await request();
  a.store.write(SYSTEM, (tx) => tx.update('staff', zhang.id, { authorityLevel: 0 }));
  decide(b, zhang, asked, 'approve');
  await exchange(a, b, a);
  expect(refused(b)).toEqual([
    { code: 'authority_insufficient', entity: 'approval_request' },
    { code: 'authority_insufficient', entity: 'approval_decision' },
  ]);
  expect(a.shows('approval_request', asked.id, 'status')).toBe('pending');
  expect(decisionsOf(a.store.db, asked.id)).toEqual([]);
});

test('a decision about another content than was asked about is stale and counts nowhere', async () => {
  const { a, b, exchange } = pcs;
  const asked = await request();
  const of = { requestId: asked.id, verdict: 'approve' as const, level: 2 };
  b.store.write(lin, (tx) => tx.insert('approval_decision', approvalDecisionDoc({ ...of, hash: hashOf('other') })));
  await exchange(b, a);
  expect(refused(b)).toEqual([{ code: 'stale_version', entity: 'approval_decision' }]);
  expect(decisionsOf(a.store.db, asked.id)).toEqual([]);
});
