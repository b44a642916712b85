import { z } from 'zod';
import { contractStates } from '../../../db/contracts/model.ts';
import { contract } from '../../../db/contracts/table.ts';
import { aliasIds, standingSql } from '../../kernel/alias.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';
import { standing } from '../../records/standing.ts';

/** SQL: 合同总价 of a contract `r`. */
const TOTAL = (
  r: string,
) => `(coalesce(${r}.vehicle_fen, 0) + (SELECT coalesce(sum(line.amount_fen), 0) FROM contract_line line
  WHERE line.contract_id = ${r}.id AND line.mode = 'sell' AND line.kind NOT IN ('guide', 'option', 'discount', 'tradeIn')
  AND line.deleted_at IS NULL))`;

/** 购车合同, the newest first. */
export const contractList = listing({
  entity: 'contract',
  table: contract,
  fields: [
    'docNo',
    'docOn',
    'status',
    'customerId',
    'buyerName',
    'modelName',
    'exteriorColor',
    'depositFen',
    'plannedDeliveryOn',
    'signedOn',
    'ownerId',
    'updatedAt',
  ],
  also: {
    totalFen: column<number>(TOTAL('r')),
    ownerName: column<string | null>('owner.name'),
    customer: column<string | null>('now.name'),
  },
  join: `LEFT JOIN staff owner ON owner.id = r.owner_id LEFT JOIN customer now ON now.id = ${standingSql('customer', 'r.customer_id')}`,
  filters: z.object({
    text: textFilter(),
    status: z.enum(contractStates).optional(),
    mine: z.boolean().optional(),
    ownerId: z.uuid().optional(),
    customerId: z.uuid().optional(),
  }),
  where: ({ text, status, mine, ownerId, customerId }, who) => [
    status && ['r.status = ?', status],
    mine && ['r.owner_id = ?', who.id],
    ownerId && ['r.owner_id = ?', ownerId],
    customerId && ['r.customer_id = ?', customerId],
    holding(text, 'r.doc_no', 'r.buyer_name', 'r.model_name', 'now.name'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status, mine, ownerId }) =>
        status ? 'contract_status' : mine || ownerId ? 'contract_owner' : 'contract_updated',
    },
  },
  sort: 'updated',
  line: (row) => row,
});

/** A contract as the customer's card and the till tell of it. */
export interface CustomerContract {
  id: string;
  docNo: string | null;
  status: (typeof contractStates)[number];
  at: number;
  modelName: string | null;
  signedOn: string | null;
  ownerName: string | null;
  totalFen: number;
  depositKind: string | null;
  depositFen: number | null;
}

const OF = `SELECT r.id, r.doc_no AS docNo, r.status, r.created_at AS at, r.model_name AS modelName, r.signed_on AS signedOn,
    staff.name AS ownerName, ${TOTAL('r')} AS totalFen, r.deposit_kind AS depositKind, r.deposit_fen AS depositFen
  FROM contract r LEFT JOIN staff ON staff.id = r.owner_id
  WHERE r.customer_id IN (SELECT value FROM json_each(?)) AND r.deleted_at IS NULL ORDER BY r.updated_at DESC LIMIT 50`;

/** 购车合同 of a customer and of all cards merged into theirs, the newest first. */
export function contractsOfCustomer({ db }: Store, customerId: string): CustomerContract[] {
  const cards = aliasIds(db, 'customer', standing(db, 'customer', customerId));
  return prepared<CustomerContract>(db, OF).all(JSON.stringify(cards));
}
