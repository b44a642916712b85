import { checkMobile, checkPhone, maskPhone } from '../../../db/customers/phone.ts';
import { tidyCustomer } from '../../../db/customers/rules.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { spelledOtherwise } from './other-spelling.ts';
import type { Customer } from './rows.ts';

/** A card that may be the same customer, with what a person needs to decide. */
export interface Duplicate {
  id: string;
  name: string;
  cardNo: string;
  ownerId: string | null;
  ownerName: string | null;
  level: string;
  maskedPhone: string | null;
  /** Last visit, else the last change of the card. */
  lastContactAt: number;
  /** The field that is the same. */
  field: DuplicateField;
}

/** Strong fields first; a name alone never stops a save, people share names. */
const FIELDS = ['mobile', 'landline', 'idNo', 'uscc', 'name'] as const;
type DuplicateField = (typeof FIELDS)[number];
/** A phone is the same one in whichever of the two fields it stands. */
const IS: Record<DuplicateField, string> = {
  mobile: '(c.mobile = @value OR c.landline = @value)',
  landline: '(c.mobile = @value OR c.landline = @value)',
  idNo: 'c.id_no = @value',
  uscc: 'c.uscc = @value',
  name: 'c.name = @value',
};
const MOST = 5;

/** One query per field, each on that field's index. */
export const duplicateQuery = (field: DuplicateField): string => cardsWhere(IS[field]);

const cardsWhere = (condition: string): string =>
  `SELECT c.id, c.name, c.card_no AS cardNo, c.owner_id AS ownerId, owner.name AS ownerName, c.level, c.mobile, c.landline,
     coalesce((SELECT max(arrived_at) FROM visit WHERE customer_id = c.id AND deleted_at IS NULL AND voided_at IS NULL),
       c.updated_at) AS lastContactAt
   FROM customer c LEFT JOIN staff owner ON owner.id = c.owner_id
   WHERE ${condition} AND c.deleted_at IS NULL AND c.merged_into IS NULL LIMIT ${MOST}`;

export type Identifying = Partial<Pick<Customer, DuplicateField>>;
type Found = Omit<Duplicate, 'maskedPhone' | 'field'> & { mobile: string | null; landline: string | null };

function search(db: Connection, fields: Identifying, exceptId: string | undefined, kinds: readonly DuplicateField[]) {
  const seen = new Map<string, Duplicate>();
  for (const field of kinds) {
    const value = fields[field];
    if (!value) continue;
    const same = db.prepare(duplicateQuery(field)).all({ value }) as Found[];
    const byId = db.prepare(cardsWhere('c.id = @value'));
    const alike = same.length >= MOST ? [] : spelledOtherwise(db, field, value);
    same.push(...(alike.map((id) => byId.get({ value: id })).filter(Boolean) as Found[]));
    for (const { mobile, landline, ...found } of same) {
      if (found.id === exceptId || seen.has(found.id)) continue;
      const phone = mobile ?? landline;
      seen.set(found.id, { ...found, field, maskedPhone: phone && maskPhone(phone) });
    }
  }
  return [...seen.values()].slice(0, MOST);
}

/** While typing: cards with the same number or name. Half-typed numbers find nobody. */
export function findDuplicates(store: Store, typed: Identifying & { id?: string | undefined }): Duplicate[] {
  const { id, ...fields } = typed;
  const tidy = tidyCustomer(fields, todayOf(store));
  if (tidy.mobile && !checkMobile(tidy.mobile).ok) tidy.mobile = null;
  if (tidy.landline && !checkPhone(tidy.landline).ok) tidy.landline = null;
  return search(store.db, tidy, id, FIELDS);
}

/**
 * Inside the transaction that saves a card: is this number already somebody's?
 * @throws Refusal `customer.duplicate` naming the field, the other card, its owner and last contact.
 */
export function refuseDuplicate(db: Connection, fields: Identifying, exceptId?: string): void {
  const [found] = search(db, fields, exceptId, ['mobile', 'landline', 'idNo', 'uscc']);
  if (found) throw new Refusal('customer.duplicate', { field: found.field, params: { ...found } });
}

/** The strongest duplicate, for a card that is saved all the same and merged later. */
export const strongestDuplicate = (db: Connection, fields: Identifying, exceptId?: string): Duplicate | undefined =>
  search(db, fields, exceptId, ['mobile', 'landline', 'idNo', 'uscc'])[0];
