import type { saveQuoteSheet } from '../features/quotes/service.ts';
import { idOf } from '../kernel/ids.ts';
import type { Store } from '../kernel/store.ts';
import type { Dice } from './dice.ts';

export type SheetLines = Parameters<typeof saveQuoteSheet>[2]['lines'];
type Line = SheetLines[number];

const BESIDE = `SELECT config_code, id FROM product WHERE config_code IN ('ACC01', 'ACC02', 'ACC03', 'SVC01', 'SVC02')`;
/** What is sold beside cars, by code. */
export const soldBeside = ({ db }: Store): ReadonlyMap<string, string> =>
  new Map(db.prepare(BESIDE).raw().all() as [string, string][]);

/** Where cars are registered here; the province whose 车船税 the showroom entered. */
export const PROVINCE = '四川省';

/** Lines besides the car and its taxes. */
export function besideCar(by: Dice, products: ReadonlyMap<string, string>, gift: boolean): Line[] {
  const of = (code: string) => products.get(code) ?? null;
  return [
    { kind: 'commercialInsurance', mode: 'agency', amountFen: by.int(48, 82) * 100_00, voluntary: true },
    { kind: 'registration', mode: 'sell', productId: of('SVC02'), voluntary: true },
    { kind: 'accessory', mode: gift ? 'gift' : 'sell', productId: of(gift ? 'ACC01' : 'ACC02') },
    ...(by.chance(0.4) ? [{ kind: 'service' as const, productId: of('SVC01'), voluntary: true }] : []),
  ];
}

/** 选装 of a car as lines of its sheet. */
export const optionLines = (optionIds: readonly string[] | null | undefined): Line[] =>
  (optionIds ?? []).map((id) => ({ kind: 'option', mode: 'sell', productId: idOf('product', 'option', id) }));

/** How a customer pays, as a quote says it. */
export const payment = (by: Dice, isLoan: boolean, listYuan: number) =>
  isLoan
    ? {
        paymentMode: 'loan' as const,
        loanBank: by.pick(['厂家金融', '招商银行', '建设银行']),
        loanPrincipalFen: Math.round((listYuan * by.int(35, 60)) / 1_000_000) * 1_000_000,
        loanMonths: by.pick([24, 36, 36, 60]),
        loanRateBp: by.pick([299, 399, 450]),
      }
    : { paymentMode: 'cash' as const };
