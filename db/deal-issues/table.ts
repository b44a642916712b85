import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id, syncedColumns } from '../core/columns.ts';
import type { ClaimHolder } from '../documents/claim.ts';
import type { IssueResolution, IssueSeverity } from './model.ts';

/** 单据问题. */
export const dealIssue = sqliteTable(
  'deal_issue',
  {
    id: id(),
    kind: text('kind').notNull(),
    severity: text('severity').$type<IssueSeverity>().notNull(),
    key: text('key').notNull(),
    entity: text('entity').notNull(),
    docId: text('doc_id').notNull(),
    docNo: text('doc_no'),
    ownerId: text('owner_id'),
    holder: text('holder', { mode: 'json' }).$type<ClaimHolder>(),
    openedAt: at('opened_at').notNull(),
    resolvedAt: at('resolved_at'),
    resolvedBy: text('resolved_by'),
    resolution: text('resolution').$type<IssueResolution>(),
    note: text('note'),
    ...syncedColumns(),
  },
  (t) => [
    index('deal_issue_opened').on(t.openedAt, t.id),
    index('deal_issue_resolved').on(t.resolvedAt, t.openedAt, t.id),
    index('deal_issue_owner').on(t.ownerId, t.openedAt, t.id),
    index('deal_issue_of').on(t.docId, t.openedAt),
  ],
);
