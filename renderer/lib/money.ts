import { currentLanguage } from './i18n.ts';

/** 分 → "¥435,800.00"; `short` gives "43.58 万" (zh) from 1 万 up, as a showroom says a price. */
export function money(fen: number, short = false): string {
  const yuan = fen / 100;
  if (short && currentLanguage() === 'zh-CN' && Math.abs(yuan) >= 10_000) {
    return `${new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(yuan / 10_000)} 万`;
  }
  return new Intl.NumberFormat(currentLanguage(), {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  }).format(yuan);
}

/** What people type or paste for an amount in 元 → 分: "43.58万", "¥ 435,800", "41.68w", "４３５８００". Undefined when it is no amount. */
export function readMoney(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const match = /^(-?\d+(?:\.\d+)?)([万wW])?$/.exec(plain);
  if (match === null) return undefined;
  const fen = Number(match[1]) * 100 * (match[2] === undefined ? 1 : 10_000);
  return Number.isSafeInteger(Math.round(fen)) ? Math.round(fen) : undefined;
}

/** A share as people type it, "81", "81.5%" → 1/10,000. Undefined when it is none. */
export function readShare(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s%]/g, '');
  return /^-?\d{1,3}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

/** A whole number as people type or paste it: "2487", "2,487", "２，４８７". Undefined when it is none. */
export function readWhole(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (!/^-?(\d{1,15}|\d{1,3}(,\d{3}){1,4})$/.test(plain)) return undefined;
  return Number(plain.replaceAll(',', ''));
}
