import { z } from 'zod';
import { dayRange } from '../../../db/core/day.ts';
import { lossKinds, lossRoots, lossStates } from '../../../db/losses/model.ts';
import { loss } from '../../../db/losses/table.ts';
import { standingSql } from '../../kernel/alias.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

const STANDING = standingSql('customer', 'r.customer_id');

/** 战败: every application, the newest first. */
export const losses = listing({
  entity: 'loss',
  table: loss,
  fields: [
    'customerId',
    'kind',
    'lostOn',
    'root',
    'reason',
    'boughtBrand',
    'boughtModel',
    'boughtDealer',
    'boughtPriceFen',
    'selfReview',
    'state',
    'askedById',
    'askedAt',
    'levelBefore',
    'verdict',
    'decidedAt',
    'seenAt',
    'reactivateOn',
    'reactivatedAt',
    'isCase',
    'discussedOn',
  ],
  also: {
    customer: column<string | null>(`coalesce(now.name, r.customer_name)`),
    interest: column<string | null>(`coalesce(now.interest_model, now.interest_series)`),
    askedByName: column<string | null>('asker.name'),
    decidedByName: column<string | null>('decider.name'),
  },
  join: `LEFT JOIN customer now ON now.id = ${STANDING} LEFT JOIN staff asker ON asker.id = r.asked_by_id
    LEFT JOIN staff decider ON decider.id = r.decided_by_id`,
  filters: z.object({
    text: textFilter(),
    state: z.enum(lossStates).optional(),
    kind: z.enum(lossKinds).optional(),
    root: z.enum(lossRoots).optional(),
    askedById: z.uuid().optional(),
    mine: z.boolean().optional(),
    /** Refused and not read yet by who asked. */
    unread: z.boolean().optional(),
    isCase: z.boolean().optional(),
    /** Days they were asked for, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  where: ({ state, kind, root, askedById, mine, unread, isCase, from, to }, who) => [
    state && ['r.state = ?', state],
    kind && ['r.kind = ?', kind],
    root && ['r.root = ?', root],
    askedById && ['r.asked_by_id = ?', askedById],
    mine && ['r.asked_by_id = ?', who.id],
    unread && [`r.state = 'refused' AND r.seen_at IS NULL`],
    isCase && ['r.is_case = 1'],
    from && ['r.asked_at >= ?', dayRange(from)[0]],
    to && ['r.asked_at < ?', dayRange(to)[1]],
  ],
  sorts: { asked: { by: ['askedAt'], descending: true, index: ({ state }) => (state ? 'loss_state' : 'loss_asked') } },
  sort: 'asked',
  search: 'loss',
  line: (row) => row,
});
