import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApprovalState } from './model.ts';
import { type ApprovalFacts, type AskedBefore, approvalGates, gapOfAll, standingDecision } from './steps.ts';

const facts: ApprovalFacts = {
  ...{ hash: 'a', hashNow: 'a', requiredLevel: 1, askerId: '周凯', deciderId: '陈立', level: 1, already: null },
};
const decide = (changes: Partial<ApprovalFacts>) =>
  approvalGates.decide!({ ...facts, ...changes }).map(({ code }) => code);

test('who may approve: the content as it was asked for, the level, four eyes but for a general manager within their own', () => {
  expect(decide({})).toEqual([]);
  expect(decide({ hashNow: 'b' })).toEqual(['decision.void']);
  expect(decide({ hashNow: null })).toEqual(['decision.void']);
  expect(decide({ requiredLevel: 2 })).toEqual(['decision.level']);
  expect(decide({ deciderId: '周凯' })).toEqual(['decision.own']);
  expect(decide({ deciderId: '周凯', level: 2, requiredLevel: 2 })).toEqual([]);
  expect(decide({ deciderId: '周凯', level: 2, requiredLevel: 3 })).toEqual(['decision.level']);
});

test('refusing asks for no level and for nothing to be unchanged, but not of what one asked for oneself', () => {
  const refuse = (changes: Partial<ApprovalFacts>) => approvalGates.refuse!({ ...facts, ...changes });
  expect(refuse({ requiredLevel: 3, hashNow: 'b' })).toEqual([]);
  expect(refuse({ deciderId: '周凯' })).toEqual([{ code: 'decision.own' }]);
});

const asked = (status: ApprovalState, changes: Partial<AskedBefore> = {}): AskedBefore => ({
  ...{ docNo: 'ED1', status, askerId: '周凯', hash: 'a' },
  decisions: [],
  ...changes,
});
const approve = { verdict: 'approve', level: 1, deciderId: '陈立', hash: 'a' } as const;
const reject = { ...approve, verdict: 'reject' } as const;

test('why nothing lets a document pass, in the order a person would look for it', () => {
  const ask = { hash: 'a', requiredLevel: 1 };
  expect(gapOfAll([], ask)).toEqual({ code: 'decision.none', docNo: null });
  expect(gapOfAll([], { ...ask, requiredLevel: 0 })).toBeUndefined();
  expect(gapOfAll([asked('pending')], ask)).toEqual({ code: 'decision.waiting', docNo: 'ED1' });
  expect(gapOfAll([asked('approved', { decisions: [approve] })], ask)).toBeUndefined();
  expect(gapOfAll([asked('approved', { decisions: [approve] })], { ...ask, requiredLevel: 2 })?.code).toBe(
    'decision.level',
  );
  expect(gapOfAll([asked('rejected', { decisions: [reject] })], ask)?.code).toBe('decision.rejected');
  // Vector 23: another colour is another deal.
  expect(gapOfAll([asked('approved', { decisions: [approve] })], { hash: 'b', requiredLevel: 1 })).toEqual({
    code: 'decision.void',
    docNo: 'ED1',
  });
});

test('vector 26: approved twice is one decision; of an approval and a refusal the state that stands says which counts', () => {
  const ask = { hash: 'a', requiredLevel: 1 };
  const second = { ...approve, deciderId: '林总' };
  expect(standingDecision(asked('approved', { decisions: [approve, second] }), ask)).toBe(approve);
  const both = [approve, { ...reject, deciderId: '林总' }];
  expect(standingDecision(asked('approved', { decisions: both }), ask)).toBe(approve);
  expect(standingDecision(asked('approved', { decisions: [...both].reverse() }), ask)).toBe(approve);
  expect(standingDecision(asked('rejected', { decisions: both }), ask)).toBeUndefined();
});

test('P9: whatever was decided by whomever, what takes effect has the same content, level enough, and was not decided by who asked', () => {
  const person = fc.constantFrom('周凯', '陈立', '林总');
  const content = fc.constantFrom('a', 'b');
  const level = fc.integer({ min: 0, max: 3 });
  const decision = fc.record({
    ...{ verdict: fc.constantFrom('approve' as const, 'reject' as const), level, deciderId: person, hash: content },
  });
  const request = fc.record({
    docNo: fc.constant('ED1'),
    status: fc.constantFrom<ApprovalState>('pending', 'approved', 'rejected'),
    askerId: person,
    hash: content,
    decisions: fc.array(decision, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 4 }), content, level, (requests, hash, requiredLevel) => {
      if (requiredLevel === 0 || gapOfAll(requests, { hash, requiredLevel }) !== undefined) return;
      const holding = requests.flatMap(({ status, askerId, decisions }) =>
        status === 'approved' ? decisions.map((each) => ({ ...each, askerId })) : [],
      );
      expect(
        holding.some(
          (each) =>
            each.verdict === 'approve' &&
            each.hash === hash &&
            each.level >= requiredLevel &&
            (each.deciderId !== each.askerId || each.level >= 2),
        ),
      ).toBe(true);
    }),
  );
});
