import { cancellationTerms } from '../../../db/cancellations/model.ts';
import { bindingCap, contractTotals } from '../../../db/contracts/model.ts';
import { faults } from '../../../db/money/deposit.ts';
import { MONEY_READERS } from '../../../db/receipts/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { opening } from '../../records/opening.ts';
import { standing } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { receivedFor } from '../receipts/rows.ts';
import { isCarHeld } from './approved.ts';
import { type Contract, contractSight, duesOf, linesOf } from './rows.ts';
import { contractDocument } from './service.ts';
import { supplementsOf } from './supplements.ts';

const NAMES = `SELECT customer.name AS customerName, customer.kind AS customerKind, staff.name AS ownerName
  FROM contract LEFT JOIN customer ON customer.id = @customerId LEFT JOIN staff ON staff.id = contract.owner_id WHERE contract.id = @id`;
interface Names {
  customerName: string | null;
  customerKind: 'person' | 'company' | null;
  ownerName: string | null;
}

/** Money of a contract, for those who may read what was paid: by purpose, what is open, and what would go back if it ended today. */
function moneyOf(tx: Write, row: Contract, who: Who) {
  if (!MONEY_READERS.includes(who.role)) return null;
  const received = receivedFor(tx.db, { contractId: row.id });
  const { totalFen, payableFen } = contractTotals(row.vehicleFen, linesOf(tx.db, row.id));
  const maySettle = who.role === 'manager' || who.role === 'finance';
  return {
    ...received,
    balanceFen: payableFen - received.totalFen,
    /** 如退订: by whose fault it would end; money that is no deposit always goes back. */
    ifEnded: maySettle
      ? faults.map((fault) => {
          const terms = cancellationTerms({ contractFen: totalFen, received, kind: row.depositKind, fault });
          return { fault, bindingFen: terms.bindingFen, refundFen: terms.refundFen + terms.compensationFen };
        })
      : null,
  };
}

/** A contract on the screen. */
export const openContract = opening({
  sight: contractSight,
  more(tx, row, who) {
    const lines = linesOf(tx.db, row.id);
    const totals = contractTotals(row.vehicleFen, lines);
    const customerId = standing(tx.db, 'customer', row.customerId);
    return {
      ...prepared<Names>(tx.db, NAMES).get({ customerId, id: row.id })!,
      lines,
      dues: duesOf(tx.db, row.id),
      supplements: supplementsOf(tx.db, row.id),
      totals,
      /** What of the deposit would bind at most, as 定金. */
      bindingCapFen: bindingCap(totals.totalFen),
      carHeld: isCarHeld(tx, row),
      money: moneyOf(tx, row, who),
      document: contractDocument.standing(tx, row, who),
    };
  },
});
export type OpenContract = ReturnType<typeof openContract>;
