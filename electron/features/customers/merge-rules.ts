import { customerFields } from '../../../db/customers/model.ts';
import { customerProblems } from '../../../db/customers/rules.ts';
import { withAliases } from '../../kernel/alias.ts';
import type { Row } from '../../kernel/entity.ts';
import { fillingGaps, type MergeRules } from '../sync/merging/rules.ts';
import { renumberVisits } from '../visits/numbering.ts';
import { type Customer, customerSight, listedPhone } from './rows.ts';
import { yielded } from './yielding.ts';

const customerOf = (card: Row) => card as unknown as Customer;

/** The less a customer allowed, the smaller. */
const ALLOWED = { withdrawn: 0, none: 1, granted: 2 } as const;

const COUNTS = {
  visits: `SELECT count(*) FROM visit WHERE customer_id IN ${withAliases('customer', ':id')} AND deleted_at IS NULL AND voided_at IS NULL`,
  cars: `SELECT count(*) FROM vehicle WHERE (buyer_id IN ${withAliases('customer', ':id')}
    OR driver_id IN ${withAliases('customer', ':id')}) AND deleted_at IS NULL AND merged_into IS NULL`,
  files: `SELECT count(*) FROM attachment WHERE entity_id IN ${withAliases('customer', ':id')} AND deleted_at IS NULL`,
};

/** 客户合并: two cards of one person become one; nothing that was allowed by only one of them is allowed afterwards. */
export const customerMerge: MergeRules = {
  entity: 'customer',
  fields: [...Object.keys(customerFields.shape), 'stage', 'hqShareConsent'],
  follows: {
    hqShareNoticeVersion: 'hqShareConsent',
    hqShareMethod: 'hqShareConsent',
    hqShareAt: 'hqShareConsent',
    hqShareBy: 'hqShareConsent',
    formalAt: 'stage',
  },
  may: ({ id, role }, cards) =>
    role === 'manager' || role === 'admin' || (role === 'consultant' && cards.every(({ ownerId }) => ownerId === id)),
  shownTo: (who, card) => ({
    card: customerSight.shown(who, customerOf(card)),
    masked: customerSight.masked(who, customerOf(card)),
  }),
  usual(field, winner, loser) {
    if (field === 'stage') return loser.stage === 'formal' ? 'loser' : 'winner';
    // 勿扰, said to one of us, was said to all of us.
    if (field === 'doNotContact') return loser.doNotContact ? 'loser' : 'winner';
    if (field !== 'hqShareConsent') return fillingGaps(field, winner, loser);
    const allowed = (card: Row) => ALLOWED[customerOf(card).hqShareConsent];
    return allowed(loser) < allowed(winner) ? 'loser' : 'winner';
  },
  /** A head office that has only the card that is merged away, and may not have the one that stays, would go by its 同意 for ever. */
  yields: (merged, loser) => yielded(customerOf(merged), customerOf(loser)),
  problems: (card, todayOn) => customerProblems(customerOf(card), todayOn),
  stays([a, b]) {
    const worth = (card: Row) => (card.stage === 'formal' ? 1 : 0);
    if (worth(a) !== worth(b)) return worth(a) > worth(b) ? a : b;
    return customerOf(a).createdAt <= customerOf(b).createdAt ? a : b;
  },
  label(db, who, row) {
    const card = customerOf(row);
    const owner = db.prepare<[string | null], string>('SELECT name FROM staff WHERE id = ?').pluck().get(card.ownerId);
    const facts = [listedPhone(who, card), owner, card.cardNo].filter((fact) => fact != null);
    return { title: card.name, facts };
  },
  counts: (db, id) =>
    Object.fromEntries(
      Object.entries(COUNTS).map(([what, sql]) => [what, db.prepare(sql).pluck().get({ id }) as number]),
    ),
  settled: (tx, ids) => {
    for (const id of ids) renumberVisits(tx, id);
  },
};
