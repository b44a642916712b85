import { z } from 'zod';
import { addDays } from '../../../db/core/day.ts';
import { customerKinds, customerStages, levels } from '../../../db/customers/model.ts';
import { customer } from '../../../db/customers/table.ts';
import { withAliases } from '../../kernel/alias.ts';
import { column, listing, textFilter } from '../../records/listing.ts';
import { listedPhone } from './rows.ts';

export const customerFilters = z.object({
  text: textFilter(),
  /** Mine and the ones nobody owns. */
  mine: z.boolean().optional(),
  ownerId: z.uuid().optional(),
  /** Nobody's: to be given to somebody. */
  unowned: z.boolean().optional(),
  level: z.enum(levels).optional(),
  stage: z.enum(customerStages).optional(),
  kind: z.enum(customerKinds).optional(),
  tag: z.string().trim().max(120, 'text.tooLong').optional(),
  due: z.enum(['overdue', 'today', 'week']).optional(),
});

export const customerList = listing({
  entity: 'customer',
  table: customer,
  fields: [
    'cardNo',
    'kind',
    'stage',
    'name',
    'mobile',
    'landline',
    'level',
    'ownerId',
    'nextContactOn',
    'interestSeries',
    'interestModel',
    'interestColor',
    'source',
    'updatedAt',
    'hqShareConsent',
    'mergeLaterWith',
  ],
  also: {
    tagsJson: column<string | null>('r.tags'),
    ownerName: column<string | null>('owner.name'),
    lastVisitAt: column<number | null>(`(SELECT max(arrived_at) FROM visit
      WHERE customer_id IN ${withAliases('customer', 'r.id')} AND deleted_at IS NULL AND voided_at IS NULL)`),
  },
  join: 'LEFT JOIN staff owner ON owner.id = r.owner_id',
  filters: customerFilters,
  where: ({ mine, ownerId, unowned, level, stage, kind, tag, due }, who, today) => [
    mine && ['(r.owner_id = ? OR r.owner_id IS NULL)', who.id],
    ownerId && ['r.owner_id = ?', ownerId],
    unowned && ['r.owner_id IS NULL'],
    level && ['r.level = ?', level],
    stage && ['r.stage = ?', stage],
    kind && ['r.kind = ?', kind],
    tag && ['r.tags IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(r.tags) WHERE value = ?)', tag],
    due === 'overdue' && ['r.next_contact_on < ?', today],
    due === 'today' && ['r.next_contact_on = ?', today],
    due === 'week' && ['r.next_contact_on BETWEEN ? AND ?', today, addDays(today, 6)],
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      // An owner or a level has an index of its own that goes on by the last change.
      index: ({ tag, ownerId, unowned, level }) =>
        tag ? 'customer_tagged' : ownerId || unowned ? 'customer_owner' : level ? 'customer_level' : 'customer_updated',
    },
    /** By pinyin. */
    name: { by: ['nameKey'], blanks: true, index: 'customer_name_key' },
    nextContact: { by: ['nextContactOn'], blanks: ({ due }) => !due, index: 'customer_next_contact' },
  },
  sort: 'updated',
  search: 'customer',
  line: ({ mobile, landline, tagsJson, ...row }, who) => ({
    ...row,
    tags: tagsJson === null ? [] : (JSON.parse(tagsJson) as string[]),
    phone: listedPhone(who, { mobile, landline, ownerId: row.ownerId }),
  }),
});
