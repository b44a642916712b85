import {
  type AdjustmentState,
  adjustmentProblems,
  type PriceAdjustmentFields,
  priceAdjustmentFields,
  priceAdjustmentLineFields,
} from '../../../db/adjustments/model.ts';
import { adjustmentGates, adjustmentSteps } from '../../../db/adjustments/steps.ts';
import { priceAdjustment } from '../../../db/adjustments/table.ts';
import { dayOf } from '../../../db/core/day.ts';
import { missing, turned } from '../../../db/core/fields.ts';
import type { RowOf } from '../../../db/entities.ts';
import { adjustedFen } from '../../../db/pricing/adjusted.ts';
import { linesIn } from '../../../db/pricing/carve.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { carveAll, uncarve } from './carving.ts';
import { factsOf } from './facts.ts';
import { cellOfLine, linesOf, oldPrice } from './rows.ts';

/** The chain of events and the seal tell a person nothing; what they are for stands beside the document. */
const sight = seeing({
  entity: 'price_adjustment',
  hides: { lastEventId: () => false, contentHash: () => false },
});
const lineSight = seeing({ entity: 'price_adjustment_line' });

/** 调价单 with its steps. */
export const adjustmentDocument = documenting({
  entity: 'price_adjustment',
  table: priceAdjustment,
  type: 'TJ',
  steps: adjustmentSteps,
  gates: adjustmentGates,
  facts: (tx, row) => factsOf(tx, row, dayOf(tx.at)),
  content: (tx, { kind, reason, id }) => ({
    kind,
    reason,
    lines: linesOf(tx.db, id).map(({ rev: _rev, ...line }) => ({ ...line })),
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
  took(tx, row, to) {
    if (to === 'approved') carveAll(tx, row);
    if (to === 'revoked') uncarve(tx, row);
  },
});

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale` */
export const adjustmentSaving = saving({
  entity: 'price_adjustment',
  fields: priceAdjustmentFields,
  sight,
  problems: adjustmentProblems,
  usual: { kind: 'regular' },
  check(tx, values, row) {
    const isContent = Object.keys(values).some((field) => field !== 'remark');
    if (row && isContent) adjustmentDocument.requireOpen(tx, row.id);
    return undefined;
  },
  born: () => ({ status: 'draft' as const, versionNo: 1 }),
});

const lineFields = priceAdjustmentLineFields.omit({ oldLineIds: true });

/** A line of a draft: what it sees of its cell, and the price it makes of it, are read as it is saved. */
export const lineSaving = saving({
  entity: 'price_adjustment_line',
  fields: lineFields,
  sight: lineSight,
  usual: { mode: 'amount' },
  problems: (typed) => [
    ...missing(typed, ['listId', 'itemCode', 'mode', 'value', 'validFrom']),
    ...(typed.productId || typed.productClassId ? [] : [{ path: 'productId', code: 'field.required' }]),
    ...(typed.productId && typed.productClassId ? [{ path: 'productClassId', code: 'adjustment.oneThing' }] : []),
    ...turned(typed, 'validFrom', 'validTo'),
  ],
  check(tx, values, row) {
    const line = { ...row, ...values } as RowOf<'price_adjustment_line'>;
    adjustmentDocument.requireOpen(tx, line.adjustmentId);
    const cell = cellOfLine(tx.db, line);
    const seen = linesIn(cell, line).map(({ id }) => id);
    const { mode, value, roundToFen, validFrom } = line;
    const newFen = adjustedFen({ mode, value, roundToFen }, oldPrice(cell, seen, validFrom)) ?? null;
    return { oldLineIds: seen, newFen };
  },
});

const NAMES = {
  product: 'SELECT name FROM product WHERE id = ?',
  productClass: 'SELECT name FROM product_class WHERE id = ?',
  list: 'SELECT name FROM price_list WHERE id = ?',
  item: 'SELECT name FROM price_item WHERE code = ? AND deleted_at IS NULL',
};

/** Its lines as they are read: by name, with the price before. */
export function shownLines(tx: Pick<Write, 'db'>, adjustmentId: string) {
  const name = (sql: string, id: string | null) =>
    id === null ? null : ((tx.db.prepare(sql).pluck().get(id) as string | undefined) ?? null);
  return linesOf(tx.db, adjustmentId).map((line) => ({
    ...line,
    name: name(NAMES.product, line.productId) ?? name(NAMES.productClass, line.productClassId) ?? '',
    listName: name(NAMES.list, line.listId) ?? '',
    itemName: name(NAMES.item, line.itemCode) ?? line.itemCode,
    oldFen: oldPrice(cellOfLine(tx.db, line), line.oldLineIds, line.validFrom),
  }));
}

export const openAdjustment = opening({
  sight,
  more: (tx, row, who) => ({ lines: shownLines(tx, row.id), document: adjustmentDocument.standing(tx, row, who) }),
});

export const adjustmentHistory = historying(sight);

type LineTyped = Partial<Omit<ReturnType<typeof linesOf>[number], 'id' | 'rev' | 'oldLineIds' | 'newFen'>>;

/** @throws InvalidInput; Refusal `document.frozen`, `record.missing` */
export function addLines(store: Store, who: Who, adjustmentId: string, typed: readonly LineTyped[]): void {
  const today = todayOf(store);
  store.write(who, (tx) => {
    requireRecord(tx, 'price_adjustment', adjustmentId);
    const last = linesOf(tx.db, adjustmentId).at(-1)?.lineNo ?? 0;
    typed.forEach((line, at) => {
      lineSaving.insert(tx, who, { ...line, adjustmentId, lineNo: last + 1 + at } as never, today);
    });
  });
}

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale` */
export function changeLine(store: Store, who: Who, typed: Target & LineTyped): void {
  store.write(who, (tx) => void lineSaving.change(tx, who, typed as never, todayOf(store)));
}

/** @throws Refusal `document.frozen`, `record.stale` */
export function removeLine(store: Store, who: Who, target: Target): void {
  store.write(who, (tx) => {
    const line = lineSaving.current(tx, target);
    adjustmentDocument.requireOpen(tx, line.adjustmentId);
    tx.remove('price_adjustment_line', target.id, { rev: target.rev });
  });
}

/** @throws Refusal of `documenting` */
export function goAdjustment(
  store: Store,
  who: Who,
  { to, reason, ...target }: Target & { seen: string; to: AdjustmentState; reason?: string | null | undefined },
): void {
  store.write(who, (tx) => void adjustmentDocument.go(tx, store, who, target, to, reason ?? null));
}

/** Another 调价单 with the same lines, drafted against today's prices: after a refusal, or when a cell was changed meanwhile. */
export function copyAdjustment(store: Store, who: Who, id: string): { id: string } {
  const today = todayOf(store);
  return store.write(who, (tx) => {
    const { kind, reason, remark } = requireRecord(tx, 'price_adjustment', id);
    const head = adjustmentSaving.insert(tx, who, { kind, reason, remark } as Partial<PriceAdjustmentFields>, today);
    for (const { id: _id, rev: _rev, oldLineIds: _seen, newFen: _new, ...line } of linesOf(tx.db, id)) {
      const validFrom = line.validFrom < today ? today : line.validFrom;
      const validTo = line.validTo !== null && line.validTo < validFrom ? null : line.validTo;
      lineSaving.insert(tx, who, { ...line, validFrom, validTo, adjustmentId: head.id } as never, today);
    }
    return { id: head.id };
  });
}
