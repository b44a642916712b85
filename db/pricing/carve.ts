import { addDays } from '../core/day.ts';
import { END_OF_DAYS, overlap, type PriceKey, type PriceLine, type Span } from './price-book.ts';

/** 调价单行, as far as it makes price lines. */
export interface AdjustmentLine extends PriceKey, Span {
  id?: string;
  listId?: string;
  itemCode?: string;
  /** The cell's lines that the drafter saw in these days. */
  oldLineIds?: readonly string[] | null;
  newFen: number;
  adjustmentId?: string | null;
  adjustmentNo?: string | null;
}

/** Somebody changed the cell since the 调价单 was drafted; nothing of it applies. */
export interface CarveRefusal {
  ok: false;
  code: 'line_changed' | 'day.order';
  /** What the drafter saw, and what stands there now. */
  oldLineIds: string[];
  foundLineIds: string[];
}

/** A cell: the price lines of one item of one thing in one list, of which only one may hold on a day. Also the key of its claim. */
export const cellOf = (line: PriceKey & { listId?: string; itemCode?: string }): string =>
  [
    line.listId,
    line.itemCode,
    line.productId ? `product ${line.productId}` : `class ${line.productClassId ?? ''}`,
    line.exteriorColor,
    line.interiorColor,
    line.optionCode,
  ]
    .map((part) => part || '')
    .join('/');

/** No day is left of the line. */
export const isVoid = (line: PriceLine): boolean =>
  line.void === true || (Boolean(line.validTo) && line.validTo! < line.validFrom);

/** Lines of a cell that hold on some of these days, oldest first. */
export const linesIn = (cellLines: readonly PriceLine[], span: Span): PriceLine[] =>
  cellLines.filter((line) => !isVoid(line) && overlap(line, span)).sort(byDay);

/**
 * What an approved 调价单 makes of a cell (DEALS 3.3): its days are carved out of the lines there. What stood before keeps its line with an
 * earlier end; a line without days left stays as history, void; the new line takes the days; what comes after goes on as a new line
 * with the old amount and end under this 调价单 (恢复). Nothing else of a line is touched. `newIds` names the two lines that may be made.
 */
export function carve(
  cellLines: readonly PriceLine[],
  adjustmentLine: AdjustmentLine,
  newIds: { line: string; after: string } = freeIds(cellLines, adjustmentLine),
): PriceLine[] | CarveRefusal {
  const { validFrom, validTo, newFen, adjustmentId = null, adjustmentNo = null } = adjustmentLine;
  const oldLineIds = [...(adjustmentLine.oldLineIds ?? [])].sort();
  const hit = linesIn(cellLines, adjustmentLine);
  const foundLineIds = hit.map(({ id }) => id).sort();
  if (validTo && validTo < validFrom) return { ok: false, code: 'day.order', oldLineIds, foundLineIds };
  if (foundLineIds.join('\n') !== oldLineIds.join('\n'))
    return { ok: false, code: 'line_changed', oldLineIds, foundLineIds };

  const lastBefore = addDays(validFrom, -1);
  const cut = (line: PriceLine): PriceLine => ({
    ...line,
    validTo: lastBefore,
    closedBy: adjustmentId ?? adjustmentNo,
    ...(lastBefore < line.validFrom && { void: true }),
  });
  const { listId, itemCode, productId, productClassId, exteriorColor, interiorColor, optionCode } = adjustmentLine;
  const cell = hit[0] ?? cellLines[0];
  const born = { adjustmentId, adjustmentNo, closedBy: null };
  const line: PriceLine = {
    ...born,
    id: newIds.line,
    listId: listId ?? cell?.listId ?? '',
    itemCode: itemCode ?? cell?.itemCode ?? '',
    productId: productId ?? null,
    productClassId: productClassId ?? null,
    exteriorColor: exteriorColor ?? null,
    interiorColor: interiorColor ?? null,
    optionCode: optionCode ?? null,
    amountFen: newFen,
    validFrom,
    validTo: validTo ?? null,
  };
  const last = hit.at(-1);
  const after: PriceLine[] =
    last && validTo && (last.validTo || END_OF_DAYS) > validTo
      ? [{ ...last, ...born, id: newIds.after, validFrom: addDays(validTo, 1) }]
      : [];
  return [...cellLines.map((each) => (hit.includes(each) ? cut(each) : each)), line, ...after].sort(byDay);
}

const byDay = (a: PriceLine, b: PriceLine): number =>
  a.validFrom === b.validFrom ? (a.id < b.id ? -1 : 1) : a.validFrom < b.validFrom ? -1 : 1;

/** Ids no line of the cell has, made of the 调价单: without chance, for who does not store them. */
function freeIds(cellLines: readonly PriceLine[], { id, adjustmentId, adjustmentNo, validFrom }: AdjustmentLine) {
  const taken = new Set(cellLines.map((line) => line.id));
  const free = (wanted: string) => {
    let name = wanted;
    for (let more = 2; taken.has(name); more++) name = `${wanted}-${more}`;
    return name;
  };
  const base = id ?? `${adjustmentNo ?? adjustmentId ?? 'line'}:${validFrom}`;
  return { line: free(base), after: free(`${base}:after`) };
}
