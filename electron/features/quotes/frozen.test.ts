import { expect, test } from 'vitest';
import { quoteDoc } from '../../../tests/factories/quote.ts';
import { quoteLineDoc } from '../../../tests/factories/quote-line.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { hashOf, newId } from '../../kernel/ids.ts';

const pcs = twoPcs();
const SYSTEM = { id: 'system' };
const BJ = 'BJ0601-260314-A001';

/** A draft of a quote with one line, on both PCs. */
async function draft() {
  const { a, b, exchange } = pcs;
  const made = a.store.write(SYSTEM, (tx) => {
    const quote = tx.insert('quote', quoteDoc({ status: 'draft', docNo: null, docOn: null, contentHash: null }));
    return { id: quote.id, line: tx.insert('quote_line', quoteLineDoc({ quoteId: quote.id })).id };
  });
  await exchange(a, b);
  return made;
}
/** What issuing says to head office; what it asks for first is its own story (quotes.test.ts). */
const issue = ({ store }: TestPc, id: string) =>
  store.write(SYSTEM, (tx) => tx.update('quote', id, { status: 'issued', docNo: BJ, contentHash: hashOf('v1') }));
const refused = ({ store }: TestPc) =>
  store.db.prepare("SELECT code, entity, message FROM outbox WHERE state = 'rejected' ORDER BY rowid").all();

test('changed apart after it was issued: content and lines stay as issued, the text stays with its writer, the way out is said', async () => {
  const { a, b, exchange } = pcs;
  const { id, line } = await draft();
  issue(a, id);
  b.store.write(SYSTEM, (tx) => {
    tx.update('quote', id, { exteriorColor: '黑' });
    tx.update('quote_line', line, { amountFen: 1_00 });
    tx.insert('quote_line', quoteLineDoc({ quoteId: id, lineNo: 9 }));
  });
  await exchange(a, b, a);
  const said = expect.stringMatching(new RegExp(`^${BJ} .*另存为新版本`));
  expect(refused(b)).toEqual([
    { code: 'document_frozen', entity: 'quote', message: said },
    { code: 'document_frozen', entity: 'quote_line', message: said },
    { code: 'document_frozen', entity: 'quote_line', message: said },
  ]);
  expect(a.shows('quote', id, 'exterior_color')).not.toBe('黑');
  expect(a.shows('quote_line', line, 'amount_fen')).not.toBe(1_00);
  expect(a.store.db.prepare('SELECT count(*) FROM quote_line').pluck().get()).toBe(1);
});

test('a remark and a tick are not content: they arrive whenever they come', async () => {
  const { a, b, exchange } = pcs;
  const { id, line } = await draft();
  issue(a, id);
  b.store.write(SYSTEM, (tx) => {
    tx.update('quote', id, { remark: '周末再来' });
    tx.update('quote_line', line, { explainedAt: tx.at });
  });
  await exchange(a, b, a);
  expect(refused(b)).toEqual([]);
  expect(a.shows('quote', id, 'remark')).toBe('周末再来');
});

test('whoever issued it may send its lines late: what belongs to the issued version is complete in the end', async () => {
  const { a, b, exchange } = pcs;
  const { id } = await draft();
  const late = newId();
  issue(a, id);
  a.store.write(SYSTEM, (tx) => tx.insert('quote_line', quoteLineDoc({ id: late, quoteId: id, lineNo: 2 })));
  await exchange(a, b);
  expect(refused(a)).toEqual([]);
  expect(b.shows('quote_line', late, 'line_no')).toBe(2);
});

test('two change one amount of a draft apart: neither overwrites the other, a person picks', async () => {
  const { a, b, exchange } = pcs;
  const { line } = await draft();
  a.store.write(SYSTEM, (tx) => tx.update('quote_line', line, { amountFen: 437_000_00 }));
  b.store.write(SYSTEM, (tx) => tx.update('quote_line', line, { amountFen: 436_000_00 }));
  await exchange(a, b);
  expect(b.store.db.prepare('SELECT count(*) FROM sync_issue').pluck().get()).toBe(1);
  expect(a.shows('quote_line', line, 'amount_fen')).toBe(437_000_00);
});
