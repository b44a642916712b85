import { isNotNull, sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id, syncedColumns } from '../core/columns.ts';
import type { FileHolder } from '../records.ts';
import type { AttachmentKind, AttachmentMime, FileState } from './model.ts';

/** 附件: the card of a file that belongs to a customer or car; its bytes are `attachment_file`. */
export const attachment = sqliteTable(
  'attachment',
  {
    id: id(),
    entity: text('entity').$type<FileHolder>().notNull(),
    entityId: text('entity_id').notNull(),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    /** What it is, where files are told apart. */
    kind: text('kind').$type<AttachmentKind>(),
    mime: text('mime').$type<AttachmentMime>().notNull(),
    /** Bytes. */
    size: integer('size').notNull(),
    ...syncedColumns(),
  },
  (t) => [index('attachment_of').on(t.entityId, t.createdAt), index('attachment_bytes').on(t.sha256)],
);

/** The bytes of files, one row a content, encrypted in the folder `attachments`; they travel in a lane of their own. */
export const attachmentFile = sqliteTable(
  'attachment_file',
  {
    sha256: text('sha256').primaryKey(),
    size: integer('size').notNull(),
    state: text('state').$type<FileState>().notNull(),
    sentBytes: integer('sent_bytes').notNull(),
    attempts: integer('attempts').notNull(),
    nextTryAt: at('next_try_at'),
    code: text('code'),
    addedAt: at('added_at').notNull(),
  },
  (t) => [
    index('attachment_file_state').on(t.state, t.addedAt),
    // The lane asks for both after every exchange, however many files there are.
    index('attachment_file_next_try').on(t.nextTryAt).where(isNotNull(t.nextTryAt)),
    // What comes by itself: at most the `SMALL_BYTES` of the lane, whose question has these words.
    index('attachment_file_small').on(t.addedAt).where(sql`${t.state} = 'remote' AND ${t.size} <= 1048576`),
  ],
);
