import type { AdjustmentFacts } from '../../../db/adjustments/steps.ts';
import { type AdjustmentProblem, adjustmentProblems } from '../../../db/pricing/adjusted.ts';
import { cellOf, isVoid } from '../../../db/pricing/carve.ts';
import { isWithin, leavesOf } from '../../../db/pricing/class-tree.ts';
import { END_OF_DAYS, type PriceBook, type PriceLine, vehicleItems } from '../../../db/pricing/price-book.ts';
import { quotePrice } from '../../../db/pricing/quote-price.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { bookFor } from '../prices/book.ts';
import { productClassRows } from '../prices/rows.ts';
import { carved, carvedSince, newIds } from './carving.ts';
import { type Adjustment, cellOfLine, type Line, linesOf } from './rows.ts';

/** Products of a class whose prices are compared; a class of accessories may have hundreds, and each costs the same lines. */
const MOST_OF_CLASS = 60;
const IN_CLASS = 'SELECT id FROM product WHERE product_class_id = ? AND deleted_at IS NULL ORDER BY id LIMIT ?';

function productsOf(db: Connection, { productId, productClassId }: Line): string[] {
  if (productId) return [productId];
  const classes = productClassRows(db);
  const within = classes.filter(({ id }) => isWithin(classes, id, productClassId ?? ''));
  return within.flatMap(({ id }) => prepared(db, IN_CLASS).pluck().all(id, MOST_OF_CLASS) as string[]);
}

/** The book with what the 调价单 would make of it; `undefined` for lines whose cell was changed meanwhile. */
function bookAfter(db: Connection, head: Adjustment, lines: readonly Line[]) {
  const of = new Map(lines.map((line) => [line.lineNo, productsOf(db, line)]));
  const froms = lines.map(({ validFrom }) => validFrom).sort();
  const days = { from: froms[0] ?? END_OF_DAYS, to: froms.at(-1) ?? END_OF_DAYS };
  const asked = [...of.values()].flat().map((productId) => ({ productId, itemCodes: vehicleItems }));
  const book = bookFor(db, asked, days);
  const changed: number[] = [];
  const after: PriceLine[] = [];
  const cells = new Set<string>();
  for (const line of lines) {
    const result = carved(cellOfLine(db, line), line, head);
    if (Array.isArray(result)) {
      cells.add(cellOf(line as never));
      after.push(...result.filter((each) => !isVoid(each)));
    } else if (result.code === 'line_changed') changed.push(line.lineNo);
  }
  const others = book.lines.filter((each) => !cells.has(cellOf(each)));
  return { book: { ...book, lines: [...others, ...after] } satisfies PriceBook, of, changed };
}

/** The list alone, for whoever: floor, deal and guide of one list go together even where no policy asks it yet. */
function listAlone(book: PriceBook, listId: string): PriceBook {
  const roots = (classes: PriceBook['productClasses']) => classes.filter(({ parentId }) => !parentId);
  const customerClassId = roots(book.customerClasses)[0]?.id ?? '';
  const matches = roots(book.productClasses).map(({ id }) => ({
    ...{ id, productClassId: id, customerClassId, policyId: listId },
    validFrom: '0000-01-01',
  }));
  return { ...book, matches, policies: [{ id: listId, steps: [{ seq: 1, listId }] }], lists: [{ id: listId }] };
}

/** Floor, deal and guide as each class of customers would be told them with this line, where they would be told it at all. */
function problemsOf(book: PriceBook, line: Line, products: readonly string[], today: string): AdjustmentProblem[] {
  const { exteriorColor, interiorColor, optionCode, validFrom, validTo, lineNo, newFen } = line;
  const own = newIds(line).line;
  const alone = listAlone(book, line.listId);
  const asks = products.flatMap((productId) => [
    { of: alone, customerClassId: alone.matches[0]?.customerClassId ?? '', productId },
    ...leavesOf(book.customerClasses).map((customerClassId) => ({ of: book, customerClassId, productId })),
  ]);
  const priced = asks.flatMap(({ of, customerClassId, productId }) => {
    const answers = vehicleItems.map((itemCode) => {
      const ask = { customerClassId, productId, exteriorColor, interiorColor, pricingOn: validFrom, itemCode };
      const answer = quotePrice(of, { ...ask, options: optionCode ? [optionCode] : null });
      return [itemCode, answer] as const;
    });
    if (!answers.some(([, answer]) => answer.ok && answer.ref.lineId === own)) return [];
    return [Object.fromEntries(answers.map(([itemCode, answer]) => [itemCode, answer.ok ? answer.amountFen : null]))];
  });
  const found = [{}, ...priced].flatMap((prices) =>
    adjustmentProblems([{ lineNo, newFen: newFen ?? 0, validFrom, validTo, prices }], today),
  );
  return found.filter(({ code }, at) => found.findIndex((other) => other.code === code) === at);
}

/** What a 调价单's gates are asked with. */
export function factsOf(tx: Write, head: Adjustment, today: string): AdjustmentFacts {
  const lines = linesOf(tx.db, head.id);
  const cells = lines.map((line) => cellOf(line as never));
  const { book, of, changed } = bookAfter(tx.db, head, lines);
  const isOpen = head.status === 'draft' || head.status === 'submitted';
  return {
    reason: head.reason,
    lineNos: lines.map(({ lineNo }) => lineNo),
    priceless: lines.filter(({ newFen }) => newFen === null).map(({ lineNo }) => lineNo),
    twice: lines.filter((_, at) => cells.indexOf(cells[at]!) !== at).map(({ lineNo }) => lineNo),
    problems: isOpen ? lines.flatMap((line) => problemsOf(book, line, of.get(line.lineNo) ?? [], today)) : [],
    changed: isOpen ? changed : [],
    today,
    firstFrom: lines.map(({ validFrom }) => validFrom).sort()[0] ?? null,
    carvedSince: head.status === 'approved' ? carvedSince(tx, head, lines) : [],
  };
}
