import type { EntityName } from '../../db/records.ts';
import { Refusal } from '../kernel/refusal.ts';
import { prepared } from '../kernel/statements.ts';
import type { Write } from '../kernel/write.ts';
import type { Target, Who } from './who.ts';

/** A line as a sheet sends it: with its `rev` one that is changed, without an id a new one. */
export type LineInput<L> = Partial<Target> & Partial<L>;

export interface SheetInput<H, L> {
  /** Of the head only what is changed, with its `rev`. */
  head: { id: string; rev?: number | undefined } & Partial<H>;
  lines: readonly LineInput<L>[];
  removed: readonly Target[];
}

interface Saves {
  insert(tx: Write, who: Who, typed: never, today: string): unknown;
  change(tx: Write, who: Who, typed: never, today: string): unknown;
  current(tx: Write, target: Target): object;
}

export interface SheetOptions {
  /** Entity of the lines; its table is called the same. */
  entity: EntityName;
  /** Field of a line that names its head, and its column. */
  of: { field: string; column: string };
  document: { requireOpen(tx: Write, id: string): unknown };
  head: Saves;
  line: Saves;
}

/**
 * A sheet saved at once (ADR 9): the head and lines changed, added and taken away in one write, each line against its own `rev`, so that
 * two people adding different lines merge and a line somebody else saved is told as the line it is.
 */
export function saveSheet({ entity, of, document, head, line }: SheetOptions) {
  const last = `SELECT coalesce(max(line_no), 0) FROM "${entity}" WHERE "${of.column}" = ?`;
  const telling = (lineNo: number | undefined, save: () => unknown) => {
    try {
      return save();
    } catch (error) {
      if (!(error instanceof Refusal) || lineNo === undefined) throw error;
      throw new Refusal(error.code, { params: { ...error.params, lineNo } });
    }
  };
  /** @throws Refusal `document.frozen`, `record.stale` with the line's number, `record.missing`; InvalidInput */
  return <H, L>(tx: Write, who: Who, { head: typed, lines, removed }: SheetInput<H, L>, today: string): void => {
    document.requireOpen(tx, typed.id);
    const { id, rev, ...fields } = typed;
    if (Object.keys(fields).length > 0) head.change(tx, who, { id, rev: rev ?? -1, ...fields } as never, today);
    const own = (lineId: string): number => {
      const row = tx.get(entity, lineId) as Record<string, unknown> | undefined;
      if (!row || row[of.field] !== id) throw new Refusal('record.missing', { params: { entity } });
      return row.lineNo as number;
    };
    for (const target of removed) {
      const lineNo = own(target.id);
      telling(lineNo, () => {
        line.current(tx, target);
        tx.remove(entity, target.id, { rev: target.rev });
      });
    }
    let next = prepared(tx.db, last).pluck().get(id) as number;
    for (const { id: lineId, rev: lineRev, ...typedLine } of lines)
      if (lineId === undefined) {
        next += 1;
        line.insert(tx, who, { lineNo: next, ...typedLine, [of.field]: id } as never, today);
      } else
        telling(own(lineId), () =>
          line.change(tx, who, { id: lineId, rev: lineRev ?? -1, ...typedLine } as never, today),
        );
  };
}
