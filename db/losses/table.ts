import { isNull } from 'drizzle-orm';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, bool, fen, id, on, syncedColumns } from '../core/columns.ts';
import type { Level } from '../customers/model.ts';
import type { LossKind, LossRoot, LossState } from './model.ts';

/** 战败申请. */
export const loss = sqliteTable(
  'loss',
  {
    id: id(),
    customerId: text('customer_id').notNull(),
    customerName: text('customer_name'),
    kind: text('kind').$type<LossKind>().notNull(),
    lostOn: on('lost_on'),
    root: text('root').$type<LossRoot>(),
    reason: text('reason'),
    boughtBrand: text('bought_brand'),
    boughtModel: text('bought_model'),
    boughtDealer: text('bought_dealer'),
    boughtPriceFen: fen('bought_price_fen'),
    selfReview: text('self_review'),
    reactivateOn: on('reactivate_on'),
    isCase: bool('is_case'),
    discussedOn: on('discussed_on'),
    analysis: text('analysis'),
    exchange: text('exchange'),
    measures: text('measures'),
    training: text('training'),
    reward: text('reward'),
    state: text('state').$type<LossState>().notNull(),
    askedById: text('asked_by_id'),
    askedAt: at('asked_at').notNull(),
    levelBefore: text('level_before').$type<Level>(),
    nextBeforeOn: on('next_before_on'),
    verdict: text('verdict'),
    decidedById: text('decided_by_id'),
    decidedAt: at('decided_at'),
    seenAt: at('seen_at'),
    reactivatedAt: at('reactivated_at'),
    ...syncedColumns(),
  },
  (t) => [
    index('loss_asked').on(t.askedAt, t.id),
    index('loss_reasons')
      .on(t.askedAt, t.state, t.root, t.reason, t.askedById, t.customerId)
      .where(isNull(t.deletedAt)),
    index('loss_state').on(t.state, t.askedAt, t.id),
    index('loss_of').on(t.customerId, t.askedAt),
  ],
);
