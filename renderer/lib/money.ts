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

/** What people type or paste for an amount in 元 → 分: "43.58万", "¥ 435,800", "４３５８００". Undefined when it is no amount. */
export function readMoney(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const match = /^(-?\d+(?:\.\d+)?)(万)?$/.exec(plain);
  if (match === null) return undefined;
  const fen = Number(match[1]) * 100 * (match[2] === undefined ? 1 : 10_000);
  return Number.isSafeInteger(Math.round(fen)) ? Math.round(fen) : undefined;
}
