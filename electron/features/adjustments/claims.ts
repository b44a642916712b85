import { type ClaimRequest, cellKey } from '../../../db/documents/claim.ts';
import type { RowOf } from '../../../db/entities.ts';
import { cellOf } from '../../../db/pricing/carve.ts';
import type { Connection } from '../../kernel/connection.ts';
import { hashOf } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import { cellOfLine, type Line, linesOf } from './rows.ts';

/** A key's text ends at 200 characters; colours may be named at length. */
const LONGEST = 180;
const keyOf = (line: Line): string => {
  const cell = cellOf(line as never);
  return cellKey(cell.length <= LONGEST ? cell : hashOf(cell));
};

const LAST = `SELECT head.id FROM json_each(?) AS touched
  JOIN price_adjustment head ON head.id = touched.value AND head.status = 'approved' AND head.claim_state IS NOT 'lost' AND head.deleted_at IS NULL
  JOIN deal_event event INDEXED BY deal_event_of ON event.doc_id = head.id AND event."to" = 'approved'
  ORDER BY coalesce(nullif(event.server_seq, 0), 9e15) DESC, event.created_at DESC LIMIT 1`;

/** The 调价单 that priced a cell last, in the order head office heard of them. */
function lastOf(db: Connection, line: Line): string | null {
  const touched = new Set(cellOfLine(db, line).flatMap(({ adjustmentId, closedBy }) => [adjustmentId, closedBy]));
  const ids = JSON.stringify([...touched].filter(Boolean));
  return (prepared(db, LAST).pluck().get(ids) as string | undefined) ?? null;
}

type Head = RowOf<'price_adjustment'>;

/**
 * An approved 调价单 takes its cells over from the one its drafter saw there. Of two that were approved apart the second has seen another
 * one's price, or none: it loses, all of it, and prices nothing. Said anew it takes only what it priced last.
 */
export function adjustmentClaims(row: Head, before: Head | null, db: Connection): ClaimRequest[] {
  const stands = (head: Head | null) => head?.status === 'approved' && head.deletedAt === null;
  if (stands(row) === stands(before)) return [];
  const lines = linesOf(db, row.id);
  if (!stands(row)) return before === null ? [] : lines.map((line) => ({ key: keyOf(line), action: 'release' }));
  if (before === null)
    return lines.filter((line) => lastOf(db, line) === row.id).map((line) => ({ key: keyOf(line), action: 'take' }));
  return lines.map((line) => ({ key: keyOf(line), action: 'handOver', expect: lastOf(db, line) }));
}
