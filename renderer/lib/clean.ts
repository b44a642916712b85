/** Full-width digits and letters to plain ones, outer blanks off. Inner text is left alone: names keep rare characters. */
export function tidy(text: string): string {
  return text.trim().replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}
