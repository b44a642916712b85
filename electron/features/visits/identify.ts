import type { Level } from '../../../db/customers/model.ts';
import { checkPhone, maskPhone } from '../../../db/customers/phone.ts';
import type { CustomerDoc, CustomerField } from '../../../db/customers/search.ts';
import { MOST_KNOWN, splitGuest } from '../../../db/visits/rules.ts';
import { withAliases } from '../../kernel/alias.ts';
import type { Range } from '../../kernel/search/index.ts';
import type { Store } from '../../kernel/store.ts';
import { CAR, carPeople } from './car-people.ts';
import { foundPerson, type Part } from './matched.ts';

/** Somebody the typed name or number may belong to. */
export interface KnownGuest {
  /** Null: came before, but has no card yet (`visitId` is that visit). */
  customerId: string | null;
  visitId: string | null;
  name: string | null;
  maskedPhone: string | null;
  ownerId: string | null;
  ownerName: string | null;
  level: Level | null;
  lastVisitAt: number | null;
  visits: number;
  /** The typed text is this one's whole number. */
  exact: boolean;
  /** Which pieces of the name were typed. */
  marks: Range[];
  /** The contact of a company, and whatever but the name holds something of what was typed. */
  parts: Part<CustomerField | 'plate'>[];
}

/** The card and those merged into it. */
const OF_CARD = withAliases('customer', 'c.id');
const CARD = `SELECT c.id AS customerId, NULL AS visitId, c.name, c.contact_name AS contactName, c.mobile, c.landline, c.id_no AS idNo,
  c.uscc, c.birth_on AS birthOn, c.owner_id AS ownerId,
  owner.name AS ownerName, c.level,
  (SELECT max(arrived_at) FROM visit WHERE customer_id IN ${OF_CARD} AND deleted_at IS NULL AND voided_at IS NULL) AS lastVisitAt,
  (SELECT count(*) FROM visit WHERE customer_id IN ${OF_CARD} AND deleted_at IS NULL AND voided_at IS NULL) AS visits
  FROM customer c LEFT JOIN staff owner ON owner.id = c.owner_id WHERE c.id = ? AND c.deleted_at IS NULL`;

/** Uses `visit_phone`; only whole numbers are looked up, so there are a handful of rows. */
const CARDLESS = `SELECT NULL AS customerId, v.id AS visitId, v.guest_name AS name, NULL AS contactName, v.guest_phone AS mobile,
  NULL AS landline, NULL AS idNo, NULL AS uscc, NULL AS birthOn, v.consultant_id AS ownerId, owner.name AS ownerName, NULL AS level, v.arrived_at AS lastVisitAt,
  (SELECT count(*) FROM visit s WHERE s.guest_phone = v.guest_phone AND s.deleted_at IS NULL
    AND s.voided_at IS NULL) AS visits
  FROM visit v LEFT JOIN staff owner ON owner.id = v.consultant_id
  WHERE v.guest_phone = ? AND v.customer_id IS NULL AND v.deleted_at IS NULL AND v.voided_at IS NULL ORDER BY v.arrived_at DESC LIMIT 1`;

export const IDENTIFY_QUERIES = [CARD, CARDLESS, CAR];

type Raw = Omit<KnownGuest, 'maskedPhone' | 'exact' | 'marks' | 'parts'> & Omit<CustomerDoc, 'name'>;

/**
 * Who is this? Asked while reception types a number or a name: whom the quick search would find by any fragment of either,
 * a party with the same number that came before without getting a card, and the people of a car whose plate was typed.
 */
export function identifyGuest(store: Store, text: string): KnownGuest[] {
  const typed = text.trim();
  if (typed === '') return [];
  const checked = checkPhone(splitGuest(typed).guestPhone);
  const phone = checked.ok ? checked.value : null;
  const card = store.db.prepare(CARD);
  // A whole number says who it is, whatever name came with it.
  const asked = phone ?? typed;
  const found = store.search
    .find('customer', asked, MOST_KNOWN)
    .map((id) => card.get(id) as Raw | undefined)
    .filter((row) => row !== undefined);
  if (phone !== null) {
    const before = store.db.prepare(CARDLESS).get(phone) as Raw | undefined;
    if (before) found.push(before);
  }
  const guests = found.map((row) => knownGuest(store, row, phone, asked));
  if (phone === null)
    for (const { customerId, plate } of carPeople(store, asked, MOST_KNOWN)) {
      const row = card.get(customerId) as Raw | undefined;
      if (!row || guests.some((guest) => guest.customerId === row.customerId)) continue;
      guests.push({ ...knownGuest(store, row, null, ''), parts: [plate] });
    }
  return guests.slice(0, MOST_KNOWN);
}

function knownGuest(store: Store, row: Raw, phone: string | null, asked: string): KnownGuest {
  const { contactName, mobile = null, landline = null, idNo, uscc, birthOn, ...guest } = row;
  const doc = { name: guest.name ?? '', contactName, mobile, landline, idNo, uscc, birthOn };
  const { marks, parts } = foundPerson(store, doc, asked);
  return {
    ...guest,
    maskedPhone: mobile || landline ? maskPhone((mobile ?? landline)!) : null,
    exact: phone !== null && [mobile, landline].includes(phone),
    marks,
    parts: parts.filter(({ field, matched }) => field === 'contactName' || matched),
  };
}
