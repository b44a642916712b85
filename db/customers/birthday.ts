/** A birthday as those see it who have no business with the year: "****-05-12". A day of another form stays hidden whole. */
export const maskBirthday = (on: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(on) ? `****${on.slice(4)}` : '****-**-**';

/** Stars instead of the year: what a person was shown, never what is stored. */
export const isMaskedBirthday = (on: string): boolean => on.includes('*');
