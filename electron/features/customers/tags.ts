import type { Store } from '../../kernel/store.ts';

export const TAGS = `SELECT tag.value AS tag, count(*) AS cards FROM customer c INDEXED BY customer_tagged, json_each(c.tags) tag
  WHERE c.tags IS NOT NULL AND c.deleted_at IS NULL AND c.merged_into IS NULL GROUP BY tag.value ORDER BY cards DESC, tag LIMIT 200`;

/** Tags in use, the most used first. */
export const tagsInUse = (store: Store): { tag: string; cards: number }[] =>
  store.db.prepare(TAGS).all() as { tag: string; cards: number }[];
