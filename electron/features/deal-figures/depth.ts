import type { DepthRow, MonthScope } from '../../../db/deal-figures/model.ts';
import { concededInAll } from '../../../db/sheets/concession.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { decisionFor } from '../approvals/decisions.ts';
import { dealHashOf, standingsOf } from '../orders/deal.ts';
import { carsOf, linesOf, orderOf } from '../orders/rows.ts';
import { inMonth, orderOfSeries, owned, staffName } from './scope.ts';

/** Orders that were submitted in a month and stand. */
export const ORDERED = `SELECT r.id, ${staffName('r.consultant_id')} AS consultantName FROM sales_order r INDEXED BY sales_order_on
  WHERE r.doc_on >= @from AND r.doc_on <= @to AND r.status NOT IN ('draft', 'cancelled', 'returned') AND r.deleted_at IS NULL
    AND ${owned('r.consultant_id')} AND ${orderOfSeries('r.id')}
  ORDER BY r.doc_on DESC, r.id DESC`;
const SERIES = 'SELECT series FROM product WHERE id = ?';

interface Ordered {
  id: string;
  consultantName: string | null;
}

/** 优惠深度 of each car ordered in a month, by the prices of its order's own day, with who agreed to it. */
export function depthRows(db: Connection, scope: MonthScope): DepthRow[] {
  return (prepared<Ordered>(db, ORDERED).all(inMonth(scope)) as Ordered[]).flatMap(
    ({ id: orderId, consultantName }) => {
      const head = orderOf(db, orderId)!;
      const [cars, lines] = [carsOf(db, orderId), linesOf(db, orderId)];
      const standings = standingsOf(db, head, cars, lines);
      const { level: requiredLevel } = concededInAll(standings);
      const decision =
        requiredLevel === 0
          ? undefined
          : decisionFor(db, { kind: 'priceConcession', hash: dealHashOf(head, cars, lines), requiredLevel });
      return standings.flatMap((standing, at): DepthRow[] => {
        const car = cars[at]!;
        if (scope.series && prepared(db, SERIES).pluck().get(car.productId) !== scope.series) return [];
        const { guideFen, netFen, dealFen, floorFen, depthBp, level, title } = standing;
        const below = (price: number | null) => (price === null || netFen === null ? 0 : Math.max(0, price - netFen));
        return [
          {
            ...{ id: car.id, orderId, docNo: head.docNo, customerName: head.customerName, consultantName },
            ...{ carName: title, orderedOn: head.docOn!, guideFen, netFen, depthBp },
            ...{ belowDealFen: below(dealFen), belowFloorFen: below(floorFen), requiredLevel: level },
            approverName: level > 0 ? (decision?.deciderName ?? null) : null,
            approverLevel: level > 0 ? (decision?.level ?? null) : null,
          },
        ];
      });
    },
  );
}
