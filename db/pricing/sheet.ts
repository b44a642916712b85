import { splitVat } from '../money/vat.ts';

/**
 * 商谈明细表: the kinds of lines in the sheet's fixed order, in which they are explained to the customer one by one: 指导价 选装 优惠 成交车价
 * 购置税 交强险 车船税 商业险 上牌服务/规费 精品 延保/服务 金融费 置换抵扣 其他.
 */
export const sheetKinds = [
  'guide',
  'option',
  'discount',
  'vehicle',
  'purchaseTax',
  'compulsoryInsurance',
  'vesselTax',
  'commercialInsurance',
  'registration',
  'accessory',
  'service',
  'financeFee',
  'tradeIn',
  'other',
] as const;
export type SheetKind = (typeof sheetKinds)[number];
/** 销售 (our income) 车价已含 赠送 代办 (collected for others) */
export const lineModes = ['sell', 'included', 'gift', 'agency'] as const;
export type LineMode = (typeof lineModes)[number];

export interface SheetLine {
  lineNo: number;
  kind: SheetKind;
  mode: LineMode;
  qty: number;
  /** Price of one by the list. */
  listFen?: number | null;
  /** What the line comes to, all of `qty`; blank: not priced yet. */
  amountFen?: number | null;
  rateBp?: number | null;
}

export interface SheetTotals {
  sellTotalFen: number;
  agencyTotalFen: number;
  /** 赠送 and 车价已含 at list price: shown, not added. */
  giftValueFen: number;
  includedValueFen: number;
  /** 合计: sell and agency. */
  payableFen: number;
}

/** 指导价, 选装 that is sold and 优惠 say how 成交车价 comes about and are inside it; 置换抵扣 is a payment. None of them is added. */
const NOT_ADDED: readonly SheetKind[] = ['guide', 'option', 'discount', 'tradeIn'];
const added = (lines: readonly SheetLine[], mode: LineMode) =>
  lines.filter((line) => line.mode === mode && !NOT_ADDED.includes(line.kind));

const sum = (amounts: readonly (number | null | undefined)[]): number =>
  amounts.reduce<number>((total, fen) => total + (fen ?? 0), 0);

/** What a line is worth by the list. */
export const listValue = ({ listFen, qty }: SheetLine): number => (listFen ?? 0) * qty;

/** The sums of a sheet, 分 (DEALS 4.5): sums of rounded lines, whatever the order they were entered in. */
export function sheetTotals(lines: readonly SheetLine[]): SheetTotals {
  const amounts = (mode: LineMode) => sum(added(lines, mode).map(({ amountFen }) => amountFen));
  const values = (mode: LineMode) => sum(lines.filter((line) => line.mode === mode).map(listValue));
  const sellTotalFen = amounts('sell');
  const agencyTotalFen = amounts('agency');
  return {
    sellTotalFen,
    agencyTotalFen,
    giftValueFen: values('gift'),
    includedValueFen: values('included'),
    payableFen: sellTotalFen + agencyTotalFen,
  };
}

/** The lines as the sheet shows them. */
export const inSheetOrder = <L extends SheetLine>(lines: readonly L[]): L[] =>
  [...lines].sort((a, b) => sheetKinds.indexOf(a.kind) - sheetKinds.indexOf(b.kind) || a.lineNo - b.lineNo);

/** What the buyer brings themselves: payable − trade-in − loan. */
export const cashDue = (ask: { payableFen: number; tradeInFen: number; loanFen: number }): number =>
  ask.payableFen - ask.tradeInFen - ask.loanFen;

/** 余款: payable − posted receipts + refunds. A loan and a trade-in are receipts when they are disbursed and received, not before. */
export const orderBalance = (ask: {
  payableFen: number;
  receiptsFen: readonly number[];
  refundsFen?: readonly number[];
}): number => ask.payableFen - sum(ask.receiptsFen) + sum(ask.refundsFen ?? []);

/** 不含税收入 of the sell lines by VAT rate; agency money is none of it. */
export function incomeByRate(
  lines: readonly SheetLine[],
): { rateBp: number; grossFen: number; netFen: number; taxFen: number }[] {
  const sold = added(lines, 'sell');
  const rates = [...new Set(sold.map(({ rateBp }) => rateBp ?? 0))].sort((a, b) => b - a);
  return rates.map((rateBp) => {
    const amounts = sold.filter((line) => (line.rateBp ?? 0) === rateBp).map(({ amountFen }) => amountFen ?? 0);
    const split = amounts.map((fen) => splitVat(fen, rateBp));
    return {
      rateBp,
      grossFen: sum(amounts),
      netFen: sum(split.map(({ netFen }) => netFen)),
      taxFen: sum(split.map(({ taxFen }) => taxFen)),
    };
  });
}
