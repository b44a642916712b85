import { integer, text } from 'drizzle-orm/sqlite-core';

/** Primary key: a UUIDv7 minted on this PC, never renamed. */
export const id = () => text('id').primaryKey();
/** An instant, UTC milliseconds. */
export const at = (name: string) => integer(name);
/** A calendar day in the showroom's time zone, `YYYY-MM-DD`. */
export const on = (name: string) => text(name);
/** Money, integer 分. */
export const fen = (name: string) => integer(name);
export const bool = (name: string) => integer(name, { mode: 'boolean' });

/**
 * What every synced entity carries besides its fields. `rev` counts saves and arrivals on this PC (a form sends back the one it
 * read), `serverSeq` is the gateway's sequence of the newest document this PC has seen, null until the first one, and `baseJson`
 * keeps what that document says of the fields changed here since: `{field: value}`, null when there are none.
 */
export const syncedColumns = () => ({
  rev: integer('rev').notNull(),
  serverSeq: integer('server_seq'),
  baseJson: text('base_json'),
  createdAt: at('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: at('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
  deletedAt: at('deleted_at'),
  mergedInto: text('merged_into'),
});

/** Names of the columns above that stay on this PC. */
export const LOCAL_FIELDS = ['rev', 'serverSeq', 'baseJson', 'deletedAt', 'mergedInto'] as const;
