import { maskBirthday } from '../../../db/customers/birthday.ts';
import { maskIdNumber } from '../../../db/customers/id-number.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { RowOf } from '../../../db/entities.ts';
import { seeing } from '../../records/seeing.ts';
import type { Who } from '../../records/who.ts';

export type Customer = RowOf<'customer'>;

/** Fields shown starred until a person gives a reason. */
export const MASKED = ['mobile', 'landline', 'idNo', 'birthOn'] as const;
export type MaskedField = (typeof MASKED)[number];

/** On the card the owner and the managers see numbers and the whole birthday, for they call the customer. */
export const seesPerson = ({ id, role }: Who, { ownerId }: Pick<Customer, 'ownerId'>) =>
  role === 'manager' || role === 'admin' || ownerId === id;

export const customerSight = seeing({
  entity: 'customer',
  masks: {
    mobile: { open: seesPerson, star: maskPhone },
    landline: { open: seesPerson, star: maskPhone },
    birthOn: { open: seesPerson, star: maskBirthday },
    // Nobody sees a whole ID number without a reason.
    idNo: { open: () => false, star: maskIdNumber },
  },
});

/** The number a list shows: masked, unless it is one's own customer. Managers open the card. */
export function listedPhone({ id }: Who, card: Pick<Customer, 'ownerId' | 'mobile' | 'landline'>): string | null {
  const phone = card.mobile ?? card.landline;
  return phone === null || card.ownerId === id ? phone : maskPhone(phone);
}
