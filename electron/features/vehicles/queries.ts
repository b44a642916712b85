import { z } from 'zod';
import { isBlank } from '../../../db/core/unseen.ts';
import { queryKinds, type SavedQueryFields, savedQueryFields } from '../../../db/vehicles/query.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';

/** 常用查询: saved and named; of others only what they share is there, and only managers and the admin change that. */
export const querySaving = saving({
  entity: 'saved_query',
  fields: savedQueryFields,
  sight: seeing({ entity: 'saved_query' }),
  problems: ({ name }) => (isBlank(name) ? [{ path: 'name', code: 'text.required' }] : []),
});

export const queriesAsked = z.object({ kind: z.enum(queryKinds) });

export interface QueryLine {
  id: string;
  rev: number;
  name: string;
  filters: SavedQueryFields['filters'];
  shared: boolean;
  /** Whose it is: one's own, or the name of who shared it. */
  own: boolean;
  byName: string | null;
}

export const QUERIES = `SELECT q.id, q.rev, q.name, q.filters, q.shared, q.created_by AS createdBy, staff.name AS byName
  FROM saved_query q LEFT JOIN staff ON staff.id = q.created_by
  WHERE q.kind = ? AND q.deleted_at IS NULL AND (q.created_by = ? OR q.shared = 1) ORDER BY q.name, q.id LIMIT 200`;

/** One's own queries of a list and those shared with the showroom, by name. */
export function savedQueries(store: Store, who: Who, { kind }: z.infer<typeof queriesAsked>): QueryLine[] {
  const rows = store.db.prepare(QUERIES).all(kind, who.id) as (Omit<QueryLine, 'filters' | 'own' | 'shared'> & {
    filters: string;
    shared: number | null;
    createdBy: string;
  })[];
  return rows.map(({ createdBy, shared, filters, ...row }) => ({
    ...row,
    filters: JSON.parse(filters) as QueryLine['filters'],
    shared: shared === 1,
    own: createdBy === who.id,
  }));
}

/** Takes a query away. @throws Refusal `query.others`, `record.missing` for what this person does not see; `record.stale` */
export function removeQuery(store: Store, who: Who, target: Target): void {
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'saved_query', target.id);
    if (row.createdBy === who.id) return;
    if (!row.shared) throw new Refusal('record.missing', { params: { entity: 'saved_query' } });
    if (who.role !== 'manager' && who.role !== 'admin') throw new Refusal('query.others');
  });
  querySaving.remove(store, who, target);
}
