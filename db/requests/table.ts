import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id, on, syncedColumns } from '../core/columns.ts';
import type { RequestKind, RequestState } from './model.ts';

/** 客户请求. */
export const serviceRequest = sqliteTable(
  'service_request',
  {
    id: id(),
    customerId: text('customer_id').notNull(),
    customerName: text('customer_name'),
    kind: text('kind').$type<RequestKind>().notNull(),
    content: text('content').notNull(),
    dueOn: on('due_on').notNull(),
    ownerId: text('owner_id').notNull(),
    state: text('state').$type<RequestState>().notNull(),
    raisedAt: at('raised_at').notNull(),
    answer: text('answer'),
    answeredAt: at('answered_at'),
    answeredById: text('answered_by_id'),
    closedAt: at('closed_at'),
    reopenReason: text('reopen_reason'),
    ...syncedColumns(),
  },
  (t) => [
    index('service_request_due').on(t.dueOn, t.id),
    index('service_request_state').on(t.state, t.dueOn, t.id),
    index('service_request_raised').on(t.raisedAt, t.id),
    index('service_request_of').on(t.customerId, t.raisedAt),
  ],
);
