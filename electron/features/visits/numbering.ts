import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';

/** The card a card was merged into, at the end of the chain, with every card that ended there. */
const SAME_CUSTOMER = `WITH RECURSIVE up(id, step) AS (
    SELECT ?, 0 UNION SELECT c.merged_into, step + 1 FROM customer c JOIN up ON c.id = up.id
    WHERE c.merged_into IS NOT NULL AND step < 10
  ), top(id) AS (SELECT id FROM up ORDER BY step DESC LIMIT 1),
  same(id) AS (SELECT id FROM top UNION SELECT c.id FROM customer c JOIN same ON c.merged_into = same.id)`;

/** The number a visit of this arrival gets among the customer's visits. */
export function seqAt(tx: Write, customerId: string, arrivedAt: number): number {
  const earlier = prepared(
    tx.db,
    `${SAME_CUSTOMER} SELECT count(*) FROM visit
       WHERE customer_id IN (SELECT id FROM same) AND arrived_at <= ? AND deleted_at IS NULL AND voided_at IS NULL`,
  )
    .pluck()
    .get(customerId, arrivedAt) as number;
  return earlier + 1;
}

/**
 * Numbers a customer's visits anew (第几次来店), oldest first, calls included, those on cards merged into this one among them:
 * after a visit is tied, withdrawn, voided or arrives, and after cards are merged or parted, so that a late entry does not leave two
 * first visits. Every PC derives the numbers by itself, so they make no operation and spoil nobody's open form.
 */
export function renumberVisits(tx: Write, customerId: string): void {
  const visits = prepared(
    tx.db,
    `${SAME_CUSTOMER} SELECT id, visit_seq AS seq FROM visit
       WHERE customer_id IN (SELECT id FROM same) AND deleted_at IS NULL AND voided_at IS NULL ORDER BY arrived_at, id`,
  ).all(customerId) as { id: string; seq: number | null }[];
  const number = prepared(tx.db, 'UPDATE visit SET visit_seq = ? WHERE id = ?');
  visits.forEach(({ id, seq }, index) => {
    if (seq === index + 1) return;
    number.run(index + 1, id);
    tx.changed('visit', id);
  });
}

/** After visits arrived: the customers they stand on now, and those they stood on before. */
export function renumberArrivedVisits(tx: Write, visitIds: readonly string[]): void {
  const customerOf = prepared(tx.db, 'SELECT customer_id FROM visit WHERE id = ?').pluck();
  renumberAll(
    tx,
    visitIds.flatMap((id) => [customerOf.get(id) as string | null, lastBefore(tx, id, 'customerId')]),
  );
  // Taken off its card or voided, a visit has no number any more.
  const unnumber = prepared(
    tx.db,
    'UPDATE visit SET visit_seq = NULL WHERE id = ? AND (customer_id IS NULL OR voided_at IS NOT NULL)',
  );
  for (const id of visitIds) unnumber.run(id);
}

/** After cards arrived: only a merge, or its undo, moves visits from one number to another. */
export function renumberMergedCards(tx: Write, customerIds: readonly string[]): void {
  const winnerOf = prepared(tx.db, 'SELECT merged_into FROM customer WHERE id = ?').pluck();
  for (const id of customerIds) {
    const winners = [winnerOf.get(id) as string | null, lastBefore(tx, id, 'mergedInto')];
    if (winners.some((winner) => winner !== null)) renumberAll(tx, [id, ...winners]);
  }
}

function renumberAll(tx: Write, customerIds: readonly (string | null)[]): void {
  for (const id of new Set(customerIds)) if (id !== null) renumberVisits(tx, id);
}

/** What a field was before its record's newest change, when that change touched it. */
function lastBefore(tx: Write, id: string, field: string): string | null {
  const detail = prepared(
    tx.db,
    'SELECT detail FROM audit WHERE entity_id = ? AND rev IS NOT NULL ORDER BY seq DESC LIMIT 1',
  )
    .pluck()
    .get(id) as string | undefined;
  const [before] = (detail ? (JSON.parse(detail) as Record<string, unknown[]>)[field] : null) ?? [null];
  return typeof before === 'string' ? before : null;
}
