import { z } from 'zod';
import { requestKinds, requestStates } from '../../../db/requests/model.ts';
import { isOverdue } from '../../../db/requests/rules.ts';
import { serviceRequest } from '../../../db/requests/table.ts';
import { standingSql } from '../../kernel/alias.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

const STANDING = standingSql('customer', 'r.customer_id');

/** 客户请求: the one that is due first on top. */
export const requests = listing({
  entity: 'service_request',
  table: serviceRequest,
  fields: ['customerId', 'kind', 'content', 'dueOn', 'ownerId', 'state', 'raisedAt', 'answer', 'answeredAt'],
  also: {
    customer: column<string | null>(`coalesce(now.name, r.customer_name)`),
    ownerName: column<string | null>('owner.name'),
    answeredByName: column<string | null>('answerer.name'),
  },
  join: `LEFT JOIN customer now ON now.id = ${STANDING} LEFT JOIN staff owner ON owner.id = r.owner_id
    LEFT JOIN staff answerer ON answerer.id = r.answered_by_id`,
  filters: z.object({
    text: textFilter(),
    state: z.enum(requestStates).optional(),
    kind: z.enum(requestKinds).optional(),
    overdue: z.boolean().optional(),
    mine: z.boolean().optional(),
    ownerId: z.uuid().optional(),
  }),
  where: ({ state, kind, overdue, mine, ownerId }, who, today) => [
    state && ['r.state = ?', state],
    kind && ['r.kind = ?', kind],
    overdue && [`r.state = 'open' AND r.due_on < ?`, today],
    mine && ['r.owner_id = ?', who.id],
    ownerId && ['r.owner_id = ?', ownerId],
  ],
  sorts: {
    due: {
      by: ['dueOn'],
      index: ({ state, overdue }) => (state || overdue ? 'service_request_state' : 'service_request_due'),
    },
    raised: { by: ['raisedAt'], descending: true, index: 'service_request_raised' },
  },
  sort: 'due',
  search: 'service_request',
  line: (row, _who, today) => ({ ...row, overdue: isOverdue(row, today) }),
});
