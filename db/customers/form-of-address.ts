import type { genders } from './model.ts';

const WOMAN = /(女士|小姐|太太|夫人)$|^(mrs|ms|miss)\b/i;
const MAN = /先生$|^mr\b/i;

/** The gender a form of address tells: 韩女士, 王先生, Ms Lee. Undefined where the name says nothing. */
export function genderOfAddress(name: string | null | undefined): (typeof genders)[number] | undefined {
  const said = (name ?? '').trim();
  return WOMAN.test(said) ? 'female' : MAN.test(said) ? 'male' : undefined;
}

/**
 * What a name typed anew means for the gender: proposed where none stands, or where the name `before` had proposed it. A name
 * without a form of address says nothing, so what 韩女士 told stays when she turns out to be 韩梅.
 */
export function proposedGender<G extends string | null | undefined>(
  name: string,
  before: string,
  gender: G,
): G | (typeof genders)[number] {
  const proposal = genderOfAddress(name);
  const free = !gender || gender === genderOfAddress(before);
  return free && proposal !== undefined ? proposal : gender;
}
