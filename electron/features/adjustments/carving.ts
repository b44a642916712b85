import { type CarveRefusal, carve, isVoid } from '../../../db/pricing/carve.ts';
import type { PriceLine } from '../../../db/pricing/price-book.ts';
import { idOf } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import type { StoredLine } from '../prices/book.ts';
import { type Adjustment, cellOfLine, type Line, linesOf } from './rows.ts';

/** The price lines a line makes: the same on whatever PC it is approved. */
export const newIds = ({ id }: Pick<Line, 'id'>) => ({
  line: idOf('price_list_line', id),
  after: idOf('price_list_line', id, 'after'),
});

/** What a line makes of its cell. */
export const carved = (
  cell: readonly StoredLine[],
  line: Line,
  { id: adjustmentId, docNo }: Pick<Adjustment, 'id' | 'docNo'>,
): PriceLine[] | CarveRefusal =>
  carve(cell, { ...line, newFen: line.newFen ?? 0, adjustmentId, adjustmentNo: docNo }, newIds(line));

/**
 * An approved 调价单 becomes price lines, all of it or nothing, in the transaction of its approval.
 * @throws Refusal `adjustment.lineChanged` naming the line
 */
export function carveAll(tx: Write, head: Adjustment): void {
  for (const line of linesOf(tx.db, head.id)) {
    const cell = cellOfLine(tx.db, line);
    const lines = carved(cell, line, head);
    if (!Array.isArray(lines)) throw new Refusal('adjustment.lineChanged', { params: { lineNo: line.lineNo } });
    for (const { endBefore: _end, ...each } of lines as StoredLine[]) {
      const before = cell.find(({ id }) => id === each.id);
      if (!before) tx.insert('price_list_line', { ...each, void: false });
      else if (before.validTo !== each.validTo || before.closedBy !== each.closedBy)
        tx.update('price_list_line', each.id, {
          validTo: each.validTo ?? null,
          closedBy: each.closedBy ?? null,
          void: isVoid(each),
          endBefore: before.validTo ?? null,
        });
    }
  }
}

const MADE =
  'SELECT id FROM price_list_line INDEXED BY price_list_line_of WHERE adjustment_id = ? AND deleted_at IS NULL';
const CUT = `SELECT id, end_before AS endBefore FROM price_list_line INDEXED BY price_list_line_closed
  WHERE closed_by = ? AND deleted_at IS NULL`;

/** Takes the lines of a 调价单 away that has not begun yet, and gives those it cut their ends back. */
export function uncarve(tx: Write, { id }: Adjustment): void {
  for (const lineId of tx.db.prepare(MADE).pluck().all(id) as string[])
    tx.update('price_list_line', lineId, { void: true, closedBy: id });
  const cut = tx.db.prepare(CUT).all(id) as { id: string; endBefore: string | null }[];
  const made = new Set(tx.db.prepare(MADE).pluck().all(id) as string[]);
  for (const line of cut)
    if (!made.has(line.id))
      tx.update('price_list_line', line.id, { validTo: line.endBefore, closedBy: null, endBefore: null, void: false });
}

const SINCE = `SELECT DISTINCT coalesce(other.doc_no, '') FROM price_list_line line
  JOIN price_adjustment other ON other.id = line.closed_by
  WHERE line.id IN (SELECT value FROM json_each(?)) AND line.closed_by <> ? AND line.deleted_at IS NULL`;

/** Numbers of the 调价单 that carved since what this one made or cut: it can no longer be taken back. */
export function carvedSince(tx: Write, { id }: Pick<Adjustment, 'id'>, lines: readonly Line[]): string[] {
  const touched = lines.flatMap((line) => [...line.oldLineIds, ...Object.values(newIds(line))]);
  return prepared(tx.db, SINCE).pluck().all(JSON.stringify(touched), id) as string[];
}
