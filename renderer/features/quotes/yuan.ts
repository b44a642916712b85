const PLAIN = new Intl.NumberFormat('en', { minimumFractionDigits: 2 });

/** An amount in a column of amounts: no sign of the currency, two decimals; blank where there is none. */
export const yuan = (fen: number | null): string => (fen === null ? '' : PLAIN.format(fen / 100));
