import { dealText } from '../../../db/documents/deal.ts';
import { lineage } from '../../../db/pricing/class-tree.ts';
import { vehicleItems } from '../../../db/pricing/price-book.ts';
import { belowFor, sheetStanding } from '../../../db/sheets/standing.ts';
import type { Connection } from '../../kernel/connection.ts';
import { hashOf } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { authorityRows, productClassRows } from '../prices/rows.ts';
import { carPrices } from './pricing.ts';
import { linesOf, moneyOf, productOf, type Quote, type QuoteLine, quoteOf } from './rows.ts';

/** A deal as those judge it who may know floor and net price: for services, never for an answer as it is. */
export interface QuotedDeal {
  /** dealHash (DEALS 2.4). */
  hash: string;
  quoteId: string;
  threadId: string;
  versionNo: number;
  docNo: string | null;
  customerId: string;
  consultantId: string;
  /** Undefined while the car lacks a price: there is nothing to decide on. */
  standing: DealStanding | undefined;
}

export interface DealStanding {
  /** The level that must agree; 0: nobody need be asked. */
  requiredLevel: number;
  netPriceFen: number;
  guideFen: number;
  dealFen: number;
  floorFen: number;
  depthBp: number | undefined;
  aboveMarkedFen: number;
  /** 低于您的权限 … 元, for somebody of a level. */
  belowFen(level: number): number;
}

const fenOf = (line: QuoteLine | undefined) => line?.listFen ?? undefined;

/** How the car of a quote stands against its prices: guide and deal as the lines carry them, floor of the day it was priced for. */
export function standingOf(db: Connection, head: Quote, lines: readonly QuoteLine[]): DealStanding | undefined {
  const guide = fenOf(lines.find(({ kind }) => kind === 'guide'));
  const deal = fenOf(lines.find(({ kind }) => kind === 'vehicle'));
  const { floor } = carPrices(db, head, lines, head.pricingOn);
  if (guide === undefined || deal === undefined || !floor.ok) return undefined;
  const prices = { guide, deal, floor: floor.amountFen };
  const rules = authorityRows(db);
  const classes = lineage(productClassRows(db), productOf(db, head.productId)?.productClassId);
  const standing = sheetStanding(lines, prices, rules, classes);
  return (
    standing && {
      ...standing,
      dealFen: deal,
      floorFen: floor.amountFen,
      belowFen: (level) => belowFor(level, standing.netPriceFen, prices, rules, classes),
    }
  );
}

/** Prices of the car that resolve to nothing, with why. */
export function lackingPrices(db: Connection, head: Quote, lines: readonly QuoteLine[]) {
  const prices = carPrices(db, head, lines, head.pricingOn);
  const carried = { guide: 'guide', deal: 'vehicle' } as Record<string, string>;
  return vehicleItems.flatMap((item) => {
    const answer = prices[item];
    const has = answer.ok || lines.some(({ kind, listFen }) => kind === carried[item] && listFen !== null);
    return has || answer.ok ? [] : [{ item, code: answer.code }];
  });
}

/** What a decision about a quote is bound to and judged by. @throws Refusal `record.missing` */
export function dealOfQuote(db: Connection, quoteId: string): QuotedDeal {
  const head = quoteOf(db, quoteId);
  if (!head) throw new Refusal('record.missing', { params: { entity: 'quote' } });
  const lines = linesOf(db, quoteId);
  const { productId, exteriorColor, interiorColor, paymentMode, threadId, versionNo, docNo } = head;
  const { tradeInFen } = moneyOf(head, lines);
  const text = dealText({
    ...{
      threadId,
      customerId: head.customerId,
      cars: [{ productId, exteriorColor, interiorColor }],
      lines,
      paymentMode,
    },
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
  });
  return {
    hash: hashOf(text),
    ...{ quoteId, threadId, versionNo, docNo, customerId: head.customerId, consultantId: head.consultantId },
    standing: standingOf(db, head, lines),
  };
}
