/** Full-width digits and letters to plain ones, outer blanks off. Inner text is left alone: names keep rare characters. */
export function tidy(text: string): string {
  return text.trim().replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** A pasted plate, licence or ID → no blanks, dots or dashes, capitals, plain width. */
export function tidyCode(text: string): string {
  return tidy(text)
    .replace(/[\s·•‧-]/g, '')
    .toUpperCase();
}
