import { expect, test, vi } from 'vitest';
import { testStore } from '../../../tests/harness/store.ts';
import { laneChoice } from './lane-choice.ts';

test('no question of the lane reads or sorts all files: the desk is not held up after an exchange', async () => {
  const { store, close } = await testStore();
  const { db } = store;
  const asked = vi.spyOn(db, 'prepare');
  laneChoice(db);
  const questions = asked.mock.calls.map(([sql]) => sql);
  asked.mockRestore();
  const plans = questions.map((sql) => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ now: 1, dealer: 0, sha256: 'x' });
    return (plan as { detail: string }[]).map(({ detail }) => detail).join('\n');
  });
  // `up` are the merges of one card.
  for (const plan of plans) expect(plan).not.toMatch(/TEMP B-TREE|SCAN (?!up\b)\w+\b(?! USING INDEX)/);
  expect(plans).toEqual([
    expect.stringMatching(/^SEARCH f USING INDEX attachment_file_state \(state=\?\)/),
    expect.stringMatching(/^SCAN f USING INDEX attachment_file_small\n/),
    expect.stringMatching(/^SEARCH f USING INDEX sqlite_autoindex_attachment_file_1 \(sha256=\?\)/),
    expect.stringMatching(/^SEARCH attachment_file USING INDEX attachment_file_next_try \(next_try_at>\? AND/),
  ]);
  await close();
});
