import { z } from 'zod';
import { ISSUE_KEEPERS, maySettle } from '../../../db/deal-issues/model.ts';
import { dealIssue } from '../../../db/deal-issues/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

/** 单据问题: what waits for somebody first, the newest on top; a consultant sees their own. */
export const dealIssueList = listing({
  entity: 'deal_issue',
  table: dealIssue,
  fields: [
    'kind',
    'severity',
    'key',
    'entity',
    'docId',
    'docNo',
    'ownerId',
    'holder',
    'openedAt',
    'resolvedAt',
    'resolution',
  ],
  also: { ownerName: column<string | null>('owner.name') },
  join: 'LEFT JOIN staff owner ON owner.id = r.owner_id',
  filters: z.object({
    text: textFilter(),
    state: z.enum(['open', 'settled']).optional(),
    mine: z.boolean().optional(),
  }),
  where: ({ text, state, mine }, who) => [
    holding(text, 'r.key', 'r.doc_no'),
    state === 'open' && ['r.resolved_at IS NULL'],
    state === 'settled' && ['r.resolved_at IS NOT NULL'],
    (mine || !ISSUE_KEEPERS.includes(who.role)) && ['r.owner_id = ?', who.id],
  ],
  sorts: {
    opened: {
      by: ['openedAt'],
      descending: true,
      index: ({ state }) => (state === 'open' ? 'deal_issue_resolved' : 'deal_issue_opened'),
    },
  },
  sort: 'opened',
  line: (row, who) => ({ ...row, maySettle: row.resolvedAt === null && maySettle(who, row) }),
});
