import { dealIssue } from '../../../db/deal-issues/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** It names numbers, colleagues and showrooms, no customer. */
export const dealIssueSync: SyncedEntity<typeof dealIssue> = {
  name: 'deal_issue',
  table: dealIssue,
  mayLeave: () => true,
  label: (row) => [row.kind, row.docNo ?? row.key].join(' '),
};
