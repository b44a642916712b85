import { z } from 'zod';
import { dayRange } from '../../../db/core/day.ts';
import { isNewLook } from '../../kernel/looks.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';

/** 库存查询日志: whose questions, of which day, holding which text. */
export const logAsked = z.object({
  staffId: z.uuid().optional(),
  on: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format')
    .optional(),
  text: z.string().trim().max(100, 'text.tooLong').optional(),
  /** Stored values whose words hold the text (在库 is kept as `inStock`). */
  values: z.array(z.string().max(60)).max(50).optional(),
  /** Where the page before ended. */
  cursor: z.int().nullish(),
  limit: z.int().min(1).max(200).default(100),
});
type Asked = z.infer<typeof logAsked>;

/** One question to the stock. */
export interface AskedLine {
  seq: number;
  at: number;
  staffId: string;
  byName: string | null;
  filters: Record<string, unknown>;
  /** How many cars it found; `more`: there were others behind the first page. */
  shown: number;
  more: boolean;
}

/** Searches name no record, so they stand together in the index of records. */
const ASKED = "a.entity_id IS NULL AND a.action = 'search' AND a.entity = 'vehicle'";
const HOLDS = `EXISTS (SELECT 1 FROM json_tree(a.detail) part WHERE part.key NOT IN ('shown', 'more')
  AND (instr(lower(part.atom), lower(?)) > 0 OR part.atom IN (SELECT value FROM json_each(?))))`;

export function logQuery({ staffId, on, text, values = [], cursor, limit }: Asked): { sql: string; values: unknown[] } {
  const range = on === undefined ? undefined : dayRange(on);
  const conditions: (readonly [string, ...unknown[]] | false | null | undefined)[] = [
    [ASKED],
    cursor != null && ['a.seq < ?', cursor],
    staffId !== undefined && ['a.actor_id = ?', staffId],
    range && ['a.at >= ? AND a.at < ?', ...range],
    !!text && [HOLDS, text, JSON.stringify(values)],
  ];
  const asked = conditions.filter((one) => one !== false && one != null) as [string, ...unknown[]][];
  const sql = `SELECT a.seq, a.at, a.actor_id AS staffId, staff.name AS byName, a.detail
    FROM audit a INDEXED BY audit_entity LEFT JOIN staff ON staff.id = a.actor_id
    WHERE ${asked.map(([one]) => one).join(' AND ')} ORDER BY a.seq DESC LIMIT ?`;
  return { sql, values: [...asked.flatMap(([, ...its]) => its), limit + 1] };
}

/** Who asked the stock what on this PC, the newest first. The look is kept in the audit log itself. */
export function queryLog(store: Store, who: Who, asked: Asked): { rows: AskedLine[]; next: number | null } {
  const { sql, values } = logQuery(asked);
  const found = store.db.prepare(sql).all(...values) as (Omit<AskedLine, 'filters' | 'shown' | 'more'> & {
    detail: string;
  })[];
  const { cursor, limit, values: _words, ...told } = asked;
  if (cursor == null && isNewLook(store, who, `query_log ${JSON.stringify(told)}`))
    store.write(who, (tx) => tx.audit('view', 'query_log', null, told));
  const rows = found.slice(0, limit).map(({ detail, ...line }) => {
    const { shown, more, ...filters } = JSON.parse(detail) as Record<string, unknown>;
    return { ...line, filters, shown: Number(shown ?? 0), more: more === true };
  });
  return { rows, next: found.length > limit ? rows.at(-1)!.seq : null };
}
