import { expect, test } from 'vitest';
import { customerFields } from '../../db/customers/model.ts';
import { DEFAULT_MAPPING, mapCodes } from './mapping.ts';

test('a field that a later version adds to the card does not leave by itself', () => {
  const doc = { name: '王建国', level: 'H', idNo: '110101199003070011', religion: 'secret' };
  expect(mapCodes(DEFAULT_MAPPING, doc)).toEqual({ name: '王建国', level: 'H', result: 'Hot' });
});

/** What may leave to the head-office CRM of a person's own things. A new line here is a decision about privacy. */
const STAYS = ['idNo', 'idType', 'family', 'hobbies', 'interestModelId', 'remarks', 'tags', 'wish'];

test('every field of the card is either sent to the CRM or listed here as one that stays', () => {
  const undecided = Object.keys(customerFields.shape).filter(
    (field) => !DEFAULT_MAPPING.fields.includes(field) && !STAYS.includes(field),
  );
  expect(undecided, 'gateway/adapters/crm-mapping.json or STAYS lacks a line for each of these').toEqual([]);
});
