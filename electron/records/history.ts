import type { FieldOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import type { Store } from '../kernel/store.ts';
import type { Sight } from './seeing.ts';
import { standing } from './standing.ts';
import type { Who } from './who.ts';

export interface HistoryLine {
  seq: number;
  at: number;
  /** `create`, `update`, `delete`, `restore`, `arrive` (saved on another PC), or the feature's own. */
  action: string;
  byName: string | null;
  /** The PC it was saved on; null: this one. */
  device: string | null;
  /** People and records stand there by name. */
  changes: { field: string; from: unknown; to: unknown }[];
}

export const HISTORY = `SELECT audit.seq, audit.at, audit.action, audit.detail, audit.device, staff.name AS byName
  FROM audit LEFT JOIN staff ON staff.id = audit.actor_id
  WHERE audit.entity_id = ? AND audit.entity = ? AND audit.rev IS NOT NULL AND audit.action <> 'giveWay'
  ORDER BY audit.at DESC, audit.seq DESC LIMIT 200`;

/** Fields that hold an id, and how what they point at is called: SQL of one parameter. */
export type Names = Readonly<Record<string, string>>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An id nobody gave a name tells a person nothing. */
const tells = (value: unknown): boolean => !(typeof value === 'string' && ID.test(value));

/** What happened to a record, newest first, as this person may see it. The id of anything else has no history here. */
export function historying<E extends EntityName, H extends FieldOf<E>>(sight: Sight<E, H>, names: Names = {}) {
  return (store: Store, who: Who, asked: string): HistoryLine[] => {
    const id = standing(store.db, sight.entity, asked);
    const row = store.write(who, (tx) => tx.get(sight.entity, id));
    if (row === undefined) return [];
    const nameOf = (field: string, value: unknown) => {
      const sql = names[field];
      if (!sql) return value;
      const named = (one: unknown) =>
        typeof one === 'string' ? ((store.db.prepare(sql).pluck().get(one) as string) ?? null) : one;
      return Array.isArray(value) ? value.map(named) : named(value);
    };
    const shown = (field: string, value: unknown) => nameOf(field, sight.value(who, row, field, value));
    const lines = store.db.prepare(HISTORY).all(id, sight.entity) as (Omit<HistoryLine, 'changes'> & {
      detail: string;
    })[];
    return lines
      .map(({ detail, ...line }) => ({
        ...line,
        changes: Object.entries(JSON.parse(detail) as Record<string, [unknown, unknown]>)
          .filter(([field, change]) => Array.isArray(change) && sight.sees(who, field))
          .map(([field, [from, to]]) => ({ field, from: shown(field, from), to: shown(field, to) }))
          .filter(({ from, to }) => tells(from) && tells(to)),
      }))
      .filter(({ action, changes }) => action !== 'update' || changes.length > 0);
  };
}
