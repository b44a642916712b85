import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bool, id, syncedColumns } from '../core/columns.ts';
import type { caseEnds, playbookKinds, stages, workedLevels } from './model.ts';

/** 话术库. */
export const playbookEntry = sqliteTable(
  'playbook_entry',
  {
    id: id(),
    kind: text('kind').$type<(typeof playbookKinds)[number]>().notNull(),
    title: text('title').notNull(),
    ask: text('ask'),
    answer: text('answer'),
    stage: text('stage').$type<(typeof stages)[number]>(),
    outcome: text('outcome').$type<(typeof caseEnds)[number]>(),
    series: text('series', { mode: 'json' }).$type<string[]>(),
    rivals: text('rivals', { mode: 'json' }).$type<string[]>(),
    tags: text('tags', { mode: 'json' }).$type<string[]>(),
    levels: text('levels', { mode: 'json' }).$type<(typeof workedLevels)[number][]>(),
    source: text('source'),
    lossId: text('loss_id'),
    active: bool('active'),
    ...syncedColumns(),
  },
  (t) => [index('playbook_entry_updated').on(t.updatedAt, t.id)],
);
