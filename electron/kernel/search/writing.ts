import traditional from 'opencc-js/dict/TSCharacters';

/** Latin letters that Unicode does not take apart into a letter and a mark. */
const LATIN = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŋ: 'n', þ: 'th', ŧ: 't' };

const ONE_WRITING = new Map([
  ...Object.entries(LATIN),
  ...traditional.split('|').map((pair) => pair.split(' ') as [string, string]),
]);
// In a name it is qián, and stays 乾 in simplified writing too.
ONE_WRITING.delete('乾');

/** Traditional signs as simplified ones, Latin letters as ASCII; of a text in lower case. For comparing, never for showing. */
export function inOneWriting(text: string): string {
  return text.replace(/[ßæðøþđħıłŋœŧ]|\p{Script=Han}/gu, (sign) => ONE_WRITING.get(sign) ?? sign);
}
