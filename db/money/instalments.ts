import { roundedRatio, WHOLE_BP } from './rounding.ts';

export interface Loan {
  principalFen: number;
  /** Nominal rate of a year in basis points: 399 is 3.99 %. */
  annualRateBp: number;
  months: number;
}

export interface InstalmentRow {
  /** 期数, from 1. */
  no: number;
  paymentFen: number;
  interestFen: number;
  principalFen: number;
  /** What is still owed after it. */
  balanceFen: number;
}

export interface Instalments {
  /** 月供, of every month but the last. */
  monthlyFen: number;
  lastFen: number;
  /** All interest. */
  interestFen: number;
  rows: InstalmentRow[];
}

/** A year's rate ÷ 12, as a ratio. */
const YEAR = BigInt(12 * WHOLE_BP);

/**
 * 等额本息 (DEALS 4.8): A = P·r·(1+r)ⁿ ÷ ((1+r)ⁿ − 1) rounded to a 分, without interest P ÷ n rounded down; each month's interest is
 * rounded, and the last month pays what is left, so that the principals are P exactly.
 * @throws RangeError for no months, or an amount or rate below 0
 */
export function instalments({ principalFen, annualRateBp, months }: Loan): Instalments {
  if (months < 1 || principalFen < 0 || annualRateBp < 0) throw new RangeError('no loan');
  const rate = BigInt(annualRateBp);
  const grown = (YEAR + rate) ** BigInt(months);
  const monthlyFen =
    rate === 0n
      ? Math.floor(principalFen / months)
      : roundedRatio(BigInt(principalFen) * rate * grown, YEAR * (grown - YEAR ** BigInt(months)));
  const rows: InstalmentRow[] = [];
  let left = principalFen;
  for (let no = 1; no <= months; no++) {
    const interestFen = roundedRatio(BigInt(left) * rate, YEAR);
    // An instalment rounded up may have paid a loan of a few 分 before its last month.
    const part = no === months ? left : Math.min(monthlyFen - interestFen, left);
    left -= part;
    rows.push({ no, paymentFen: part + interestFen, interestFen, principalFen: part, balanceFen: left });
  }
  const interestFen = rows.reduce((sum, row) => sum + row.interestFen, 0);
  return { monthlyFen, lastFen: rows.at(-1)!.paymentFen, interestFen, rows };
}

/** 贴息: the interest the store pays so that the customer has a lower rate, 分. */
export function subvention(loan: Loan & { customerRateBp: number }): number {
  return instalments(loan).interestFen - instalments({ ...loan, annualRateBp: loan.customerRateBp }).interestFen;
}
