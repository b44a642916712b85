import { mergeCards } from '../../../electron/features/duplicates/merging.ts';
import { partCards } from '../../../electron/features/duplicates/parting.ts';
import { resolveIssue, undoResolution } from '../../../electron/features/sync/issues/decisions.ts';
import { WHOLE } from '../../../electron/features/sync/issues/fields.ts';
import { openIssue, openIssues, settledIssues } from '../../../electron/features/sync/issues/issues.ts';
import { discard, resend } from '../../../electron/features/sync/issues/refused.ts';
import { Refusal } from '../../../electron/kernel/refusal.ts';
import type { EntityName } from '../../../gateway/protocol.ts';
import { recordKey } from './ledger.ts';
import { type Pc, SYSTEM } from './pc.ts';
import { changesOf, KINDS, type Kind } from './records.ts';
import { rowsOf } from './rows.ts';

/** A record somebody made in this schedule. */
export interface Known {
  entity: EntityName;
  id: string;
}

const MANAGER = { ...SYSTEM, role: 'manager' as const };

/** Staff are disabled, days stay, and what a car did is history; anything else people delete. */
const LASTING: readonly EntityName[] = ['staff', 'showroom_day', 'setting', 'vehicle_movement'];

/** What people do at one PC, through the kernel's one way to write. Each returns the fields as they were shown before. */
export function personAt(pc: Pc, known: Map<string, Known>) {
  const rowOf = ({ entity, id }: Known) => rowsOf(pc.store, entity).get(id);
  const shown = (wanted: (entity: EntityName) => boolean = () => true) =>
    [...known.values()].filter((one) => {
      if (!wanted(one.entity)) return false;
      const row = rowOf(one);
      return row && !row.deletedAt && !row.mergedInto;
    });
  const at = <T>(items: readonly T[], index: number): T | null => items[index % Math.max(1, items.length)] ?? null;

  /** A refusal is an answer a person reads; anything else is a failure of the app. */
  const politely = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };

  /** Whom a record names, of those shown here; a guest may be not known yet. Null: there is nobody, and it has to name one. */
  const whose = ({ names = {}, orNobody }: Kind, value: number): Record<string, unknown> | null => {
    const named = Object.entries(names).map(([field, wanted], index) => {
      const ids = shown((entity) => entity === wanted).map(({ id }) => id);
      return [field, orNobody && value % 3 === 0 ? null : at(ids, value + index)] as const;
    });
    return orNobody || named.every(([, id]) => id !== null) ? Object.fromEntries(named) : null;
  };

  const edit = (one: Known, value: number, fields: number): Record<string, unknown> => {
    const saw = { ...rowOf(one) };
    const kind = KINDS[one.entity]!;
    const changes = { ...changesOf(kind, value, fields), ...(value % 5 === 0 ? whose(kind, fields) : {}) };
    politely(() => pc.store.write(SYSTEM, (tx) => tx.update(one.entity, one.id, changes)));
    return saw;
  };

  return {
    create(entity: EntityName, freeId: string, value: number): Record<string, unknown> | null {
      const kind = KINDS[entity]!;
      const id = kind.id?.(value) ?? freeId;
      known.set(recordKey(entity, id), { entity, id });
      if (rowOf({ entity, id })) return edit({ entity, id }, value, value);
      const named = whose(kind, value);
      if (named) pc.store.write(SYSTEM, (tx) => tx.insert(entity, { ...named, ...kind.first(id, value) }));
      return null;
    },
    edit(target: number, value: number, fields: number): Record<string, unknown> | null {
      const editable = shown((entity) => Object.keys(KINDS[entity]!.fields).length > 0);
      const one = at(editable, target);
      return one ? edit(one, value, fields) : null;
    },
    remove(target: number): void {
      const one = at(
        shown((entity) => !LASTING.includes(entity)),
        target,
      );
      if (one) politely(() => pc.store.write(SYSTEM, (tx) => tx.remove(one.entity, one.id)));
    },
    restore(target: number): void {
      const gone = [...known.values()].filter((one) => rowOf(one)?.deletedAt);
      const one = at(gone, target);
      if (one) politely(() => pc.store.write(SYSTEM, (tx) => tx.restore(one.entity, one.id)));
    },
    merge(loser: number, winner: number): void {
      const cards = shown((entity) => entity === 'customer');
      const one = at(cards, loser);
      const other = at(
        cards.filter((card) => card !== one),
        winner,
      );
      if (!one || !other) return;
      const revs = { winnerRev: rowOf(other)!.rev, loserRev: rowOf(one)!.rev };
      politely(() =>
        mergeCards(pc.store, MANAGER, {
          entity: 'customer',
          winnerId: other.id,
          loserId: one.id,
          ...revs,
          picks: {},
        }),
      );
    },
    unmerge(target: number): void {
      const aliases = [...known.values()].filter((one) => {
        const row = rowOf(one);
        return row?.mergedInto && !row.deletedAt;
      });
      const one = at(aliases, target);
      if (one) politely(() => void partCards(pc.store, MANAGER, { entity: 'customer', loserId: one.id }));
    },
    /** 需处理: decides for one side, takes a decision back, sends again, or gives up. */
    decide(target: number, choice: number): void {
      const open = at(openIssues(pc.store, MANAGER), target);
      if (open && choice >= 45 && choice < 75) {
        const mine = choice < 60 ? 'mine' : 'theirs';
        politely(() => {
          const { values, kind } = openIssue(pc.store, MANAGER, open.id);
          const fields = kind === 'deleted' ? [WHOLE] : values.map(({ field }) => field);
          resolveIssue(pc.store, MANAGER, { id: open.id, picks: Object.fromEntries(fields.map((f) => [f, mine])) });
        });
        return;
      }
      const settled = at(settledIssues(pc.store, MANAGER), target);
      if (settled && choice >= 90) {
        politely(() => undoResolution(pc.store, MANAGER, { id: settled.id }));
        return;
      }
      const refused = pc.store.db
        .prepare(`SELECT op_id FROM outbox WHERE state IN ('rejected', 'conflict') ORDER BY op_seq`)
        .pluck()
        .all() as string[];
      const opId = at(refused, target);
      if (opId === null) return;
      politely(() => (choice < 45 ? resend(pc.store, SYSTEM, opId) : discard(pc.store, SYSTEM, opId, '登记错了')));
    },
  };
}
