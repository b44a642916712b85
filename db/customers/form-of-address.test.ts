import { expect, test } from 'vitest';
import { genderOfAddress, proposedGender } from './form-of-address.ts';

test.each([
  ['韩女士', 'female'],
  ['欧阳小姐', 'female'],
  ['李太太 ', 'female'],
  ['王先生', 'male'],
  ['Mrs. Miller', 'female'],
  ['mr Smith', 'male'],
  ['张先', undefined],
  ['韩梅梅', undefined],
  ['Mister Ed', undefined],
  [null, undefined],
])('%s tells %s', (name, gender) => expect(genderOfAddress(name)).toBe(gender));

test('a name proposes a gender, follows its own proposal, and leaves what a person chose', () => {
  expect(proposedGender('韩女士', '', undefined)).toBe('female');
  expect(proposedGender('韩先生', '韩女士', 'female')).toBe('male');
  expect(proposedGender('韩先生', '', 'female')).toBe('female');
  expect(proposedGender('韩先生', '韩女士', 'male')).toBe('male');
  expect(proposedGender('韩梅', '韩女士', 'female')).toBe('female');
  expect(proposedGender('韩梅梅', '韩', undefined)).toBeUndefined();
});
