import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, syncedColumns } from '../core/columns.ts';

/** 单据事件. */
export const dealEvent = sqliteTable(
  'deal_event',
  {
    id: id(),
    entity: text('entity').notNull(),
    docId: text('doc_id').notNull(),
    versionNo: integer('version_no').notNull(),
    from: text('from').notNull(),
    to: text('to').notNull(),
    reason: text('reason'),
    /** contentHash of what the step was taken on. */
    hash: text('hash'),
    previousId: text('previous_id'),
    ...syncedColumns(),
  },
  (t) => [index('deal_event_of').on(t.docId, t.createdAt, t.id)],
);

/** 打印记录. */
export const documentPrint = sqliteTable(
  'document_print',
  {
    id: id(),
    entity: text('entity').notNull(),
    docId: text('doc_id').notNull(),
    versionNo: integer('version_no').notNull(),
    form: text('form').notNull(),
    nth: integer('nth').notNull(),
    ...syncedColumns(),
  },
  (t) => [index('document_print_of').on(t.docId, t.createdAt, t.id)],
);

/** How many numbers of a type this PC gave out on a day under one 设备码; of this PC alone. */
export const documentCount = sqliteTable(
  'document_count',
  {
    type: text('type').notNull(),
    device: text('device').notNull(),
    onDay: text('on_day').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.type, t.device, t.onDay] })],
);
