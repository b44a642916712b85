import { dealText } from '../../../db/documents/deal.ts';
import { ORDER_WRITERS } from '../../../db/orders/model.ts';
import { concededInAll } from '../../../db/sheets/concession.ts';
import type { Connection } from '../../kernel/connection.ts';
import { hashOf } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import { askAbout } from '../approvals/askable.ts';
import { concessionsOf } from '../approvals/concessions.ts';
import { readSettings } from '../settings/service.ts';
import { depositOf } from './money.ts';
import {
  type Car,
  carLines,
  carsOf,
  linesOf,
  linesOfCar,
  moneyOf,
  type Order,
  type OrderLine,
  orderOf,
  productOf,
} from './rows.ts';

/** dealHash (DEALS 2.4): equal to that of the quote it came of while nothing was changed. */
export function dealHashOf(head: Order, cars: readonly Car[], lines: readonly OrderLine[]): string {
  const { threadId, customerId, paymentMode } = head;
  const { tradeInFen } = moneyOf(head, cars, lines);
  return hashOf(
    dealText({
      ...{ threadId, customerId, cars, paymentMode },
      lines: [...carLines(cars, lines), ...lines],
      loan:
        paymentMode === 'loan'
          ? {
              bank: head.loanBank,
              downFen: head.loanDownFen,
              principalFen: head.loanPrincipalFen,
              months: head.loanMonths,
              annualRateBp: head.loanRateBp,
            }
          : null,
      tradeIn: tradeInFen > 0 ? { agreedFen: tradeInFen } : null,
    }),
  );
}

/** Codes of the options a car is sold with: some prices are of a car with them. */
export const optionCodes = (db: Connection, of: readonly OrderLine[]): string[] =>
  of.filter(({ kind }) => kind === 'option').flatMap(({ productId }) => productOf(db, productId)?.configCode ?? []);

/** Each car of an order on the ladder, by the prices of its day; guide and deal price as the order carries them. For services. */
export function standingsOf(db: Connection, head: Order, cars: readonly Car[], lines: readonly OrderLine[]) {
  const { customerClassId, paymentMode, pricingOn } = head;
  const ask = { customerClassId, payment: paymentMode, pricingOn, storeId: readSettings({ db }).showroomCode };
  return concessionsOf(
    db,
    ask,
    cars.map((car) => {
      const own = linesOfCar(lines, cars, car);
      const { productId, exteriorColor, interiorColor, vehicleFen, guideFen, dealFen } = car;
      return {
        ...{ productId, exteriorColor, interiorColor, vehicleFen, lines: own, carried: { guideFen, dealFen } },
        options: optionCodes(db, own),
      };
    }),
  );
}

const WAIVER = `SELECT min(level) FROM authority_rule WHERE deposit_waiver = 1 AND deleted_at IS NULL`;
/** From which level on one may go without a deposit; where no rule says so, a general manager (PU). */
export const waiverLevel = (db: Connection): number => (prepared(db, WAIVER).pluck().get() as number | null) ?? 2;

/** What can be asked about an order: its prices, and to go without the deposit. */
askAbout({
  entity: 'sales_order',
  kinds: ['priceConcession', 'depositWaiver'],
  by: ORDER_WRITERS,
  read(db, orderId, kind) {
    const head = orderOf(db, orderId);
    if (!head) return undefined;
    const [cars, lines] = [carsOf(db, orderId), linesOf(db, orderId)];
    const standings = standingsOf(db, head, cars, lines);
    const { level, belowFen } = concededInAll(standings);
    const { missingFen } = depositOf(db, head);
    return {
      hash: dealHashOf(head, cars, lines),
      versionNo: head.versionNo,
      label: head.docNo ?? head.customerName ?? '',
      customerId: head.customerId,
      ...(kind === 'depositWaiver'
        ? { requiredLevel: missingFen > 0 ? waiverLevel(db) : 0, askedFen: missingFen }
        : { requiredLevel: level, askedFen: belowFen }),
      cars: standings.map(({ lacking: _lacking, ...car }) => car),
      lines: lines.map(({ lineNo, kind: of, mode, title, qty, listFen, amountFen }) => ({
        ...{ lineNo, kind: of, mode, title: title ?? '', qty, listFen, amountFen },
      })),
    };
  },
});
