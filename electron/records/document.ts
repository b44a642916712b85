import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Canonical, canonicalJson } from '../../db/documents/content.ts';
import { askGates, type GateState, type Gates, shutGates } from '../../db/documents/gate.ts';
import type { DocumentType } from '../../db/documents/number.ts';
import { frozenStates, type Mover, notTheirs, openSteps, type Step, stepFor } from '../../db/documents/steps.ts';
import type { ChangesOf, RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import type { Connection } from '../kernel/connection.ts';
import { hashOf, newId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { prepared } from '../kernel/statements.ts';
import type { Store } from '../kernel/store.ts';
import type { Write } from '../kernel/write.ts';
import { takeNumber } from './document-number.ts';
import { requireRecord } from './standing.ts';
import { type Target, todayOf, type Who } from './who.ts';

/** The columns of `documentColumns`, as far as steps ask for them. */
interface Head<S extends string> {
  id: string;
  rev: number;
  status: S;
  docNo: string | null;
  versionNo: number;
  contentHash: string | null;
  lastEventId: string | null;
}

export interface DocumentOptions<E extends EntityName, S extends string, F> {
  entity: E;
  table: SQLiteTable;
  type: DocumentType;
  steps: readonly Step<S>[];
  gates: Gates<F>;
  /** What gates are asked with, read in the transaction of the step. */
  facts(tx: Write, row: RowOf<E>, who: Who): F;
  /** The business fields of head and lines: what is frozen. */
  content(tx: Write, row: RowOf<E>): Canonical;
  /** 门店代码, as numbers carry it. */
  storeCode(store: Store): string;
  /** 额度级别 of a person. */
  levelOf(db: Connection, staffId: string): number;
  /** Its number where it has none of its own count: a 补充协议 goes by its contract's. */
  number?(tx: Write, row: RowOf<E>): string;
  /** What a step does besides, in its transaction. @throws Refusal, and nothing of the step happened */
  took?(tx: Write, row: RowOf<E>, to: S, who: Who): void;
}

/** A step on the page: whether it may be taken now, and what keeps it. */
export interface StepState<S extends string> {
  to: S;
  reason: boolean;
  gates: GateState[];
}

const TOOK = 'SELECT DISTINCT "to" FROM deal_event WHERE doc_id = ? AND created_by = ? AND deleted_at IS NULL';
const EVENTS = `SELECT event.id, event."from", event."to", event.reason, event.created_at AS at, event.previous_id AS previousId,
    staff.name AS byName FROM deal_event event LEFT JOIN staff ON staff.id = event.created_by
  WHERE event.doc_id = ? AND event.deleted_at IS NULL ORDER BY event.created_at, event.id`;

export interface DocumentEvent {
  id: string;
  from: string;
  to: string;
  reason: string | null;
  at: number;
  previousId: string | null;
  byName: string | null;
}

/**
 * A record with steps (ADR 9): beside `saving`, the one way its state changes. A step, its event, the number, the seal over the content
 * and what the step does besides are one transaction.
 */
export function documenting<E extends EntityName, S extends string, F>(options: DocumentOptions<E, S, F>) {
  const { entity, steps, gates } = options;
  const frozen = frozenStates(steps);
  const headOf = (row: RowOf<E>) => row as unknown as Head<S>;

  const moverOf = (db: Connection, who: Who, docId: string): Mover<S> => ({
    role: who.role,
    level: options.levelOf(db, who.id),
    took: prepared(db, TOOK).pluck().all(docId, who.id) as S[],
  });
  /** SHA-256 of its content as it stands in this transaction. */
  const sealOf = (tx: Write, row: RowOf<E>): string => hashOf(canonicalJson(options.content(tx, row)));

  /** @throws Refusal `document.frozen` where its content never changes again */
  function requireOpen(tx: Write, id: string): RowOf<E> {
    const row = requireRecord(tx, entity, id);
    const { status, docNo } = headOf(row);
    if (frozen.includes(status)) throw new Refusal('document.frozen', { params: { docNo } });
    return row;
  }

  /**
   * One step of a document. `seen`: the hash of the content the screen showed.
   * @throws Refusal `record.stale`, `document.changed`, `document.noStep`, `document.notYours`, `document.level`, `document.own`,
   * `document.reason`, `document.gates` with every gate that is shut
   */
  function go(
    tx: Write,
    store: Store,
    who: Who,
    { id, rev, seen }: Target & { seen: string },
    to: S,
    reason: string | null = null,
  ): RowOf<E> {
    const row = requireRecord(tx, entity, id);
    tx.update(entity, id, {}, { rev });
    const { status, docNo } = headOf(row);
    const hash = sealOf(tx, row);
    if (hash !== seen) throw new Refusal('document.changed');
    const step = stepFor(steps, status, to);
    if (!step) throw new Refusal('document.noStep', { params: { from: status, to } });
    const mover = moverOf(tx.db, who, id);
    const kept = notTheirs(step, mover);
    if (kept) throw new Refusal(kept, { params: { level: step.level ?? 0 } });
    if (step.reason && !reason?.trim()) throw new Refusal('document.reason', { field: 'reason' });
    const shut = shutGates(askGates(gates, step.gates ?? [], options.facts(tx, row, who)));
    if (shut.length > 0) throw new Refusal('document.gates', { params: { gates: shut } });
    const on = todayOf(store);
    const number =
      step.numbered && docNo === null
        ? {
            docNo:
              options.number?.(tx, row) ??
              takeNumber(tx, {
                type: options.type,
                table: getTableName(options.table),
                store: options.storeCode(store),
                on,
              }),
            docOn: on,
          }
        : {};
    return move(tx, who, row, to, hash, { ...number, ...(step.frozen && { contentHash: hash }) }, reason);
  }

  /** The state, its event and what the step does besides; whether it may be taken was judged before. */
  function move(
    tx: Write,
    who: Who,
    row: RowOf<E>,
    to: S,
    hash: string,
    more: object,
    reason: string | null,
  ): RowOf<E> {
    const { id, status, versionNo, lastEventId } = headOf(row);
    const eventId = newId();
    const changes = { ...more, status: to, lastEventId: eventId };
    const moved = tx.update(entity, id, changes as unknown as ChangesOf<E>, { action: to });
    tx.insert('deal_event', {
      id: eventId,
      entity,
      docId: id,
      versionNo,
      from: status,
      to,
      reason: reason?.trim() || null,
      hash,
      previousId: lastEventId,
    });
    options.took?.(tx, moved, to, who);
    return moved;
  }

  /**
   * A step that another document's step takes along (`by` is nobody, or it says `along`): the version before, when the next one is issued.
   * Nothing where the table has no such step from here.
   */
  function along(tx: Write, who: Who, id: string, to: S, reason: string | null = null): void {
    const row = requireRecord(tx, entity, id);
    const step = stepFor(steps, headOf(row).status, to);
    if (step?.along || step?.by.length === 0) move(tx, who, row, to, sealOf(tx, row), {}, reason);
  }

  return {
    frozen,
    sealOf,
    requireOpen,
    go,
    along,
    /** What the page of a document shows of it besides its fields. `facts`: what its gates are asked with, where the page has read it. */
    standing(tx: Write, row: RowOf<E>, who: Who, facts: F = options.facts(tx, row, who)) {
      const { id, status, contentHash, lastEventId } = headOf(row);
      const hash = sealOf(tx, row);
      const open = openSteps(steps, status, moverOf(tx.db, who, id)).map(
        (step): StepState<S> => ({
          to: step.to,
          reason: step.reason === true,
          gates: askGates(gates, step.gates ?? [], facts),
        }),
      );
      const events = prepared(tx.db, EVENTS).all(id) as DocumentEvent[];
      return {
        hash,
        frozen: frozen.includes(status),
        /** Something of its content has not come yet; no step may be taken on it. */
        incomplete: contentHash !== null && contentHash !== hash,
        steps: open,
        events: events.map((event) => ({ ...event, stands: reaches(events, lastEventId, event.id) })),
      };
    },
  };
}

/** Events that the chain from the head's last one does not reach were made apart and did not take effect (未生效). */
function reaches(events: readonly DocumentEvent[], from: string | null, wanted: string): boolean {
  const seen = new Set<string>();
  for (let at = from; at !== null && !seen.has(at); at = events.find(({ id }) => id === at)?.previousId ?? null) {
    if (at === wanted) return true;
    seen.add(at);
  }
  return false;
}
