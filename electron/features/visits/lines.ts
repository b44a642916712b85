import { maskPhone } from '../../../db/customers/phone.ts';
import { stillMissing } from '../../../db/visits/rules.ts';
import { standingId, withAliases } from '../../kernel/alias.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { Store } from '../../kernel/store.ts';
import type { Visit } from './rows.ts';

type Kept =
  | 'id'
  | 'rev'
  | 'visitOn'
  | 'state'
  | 'channel'
  | 'purpose'
  | 'partySize'
  | 'arrivedAt'
  | 'assignedAt'
  | 'receivedAt'
  | 'leftAt'
  | 'guestDescription'
  | 'arrivalMode'
  | 'plate'
  | 'customerId'
  | 'visitSeq'
  | 'consultantId'
  | 'priorConsultantId'
  | 'rotaSlot'
  | 'skipReason'
  | 'source'
  | 'narrative'
  | 'outcome'
  | 'noCaptureReason'
  | 'voidedAt'
  | 'voidReason'
  | 'greeterId'
  | 'createdBy'
  | 'voidedBy';

/** A visit as lists show it: people by name, the number masked. */
export interface VisitLine extends Pick<Visit, Kept> {
  /** Name on the card, else as the guest gave it. */
  name: string | null;
  phone: string | null;
  /** Level on the card. */
  level: string | null;
  greeterName: string | null;
  consultantName: string | null;
  priorConsultantName: string | null;
  voidedByName: string | null;
  /** "RX 350h 白", as far as known. */
  interest: string | null;
  /** Fields the 来店登记表 still lacks. */
  missing: string[];
}

type Raw = Visit & {
  cardName: string | null;
  cardPhone: string | null;
  cardLevel: string | null;
  cardOwnerId: string | null;
  cardMergedInto: string | null;
  greeterName: string | null;
  consultantName: string | null;
  priorConsultantName: string | null;
  voidedByName: string | null;
};

const FROM = `FROM visit v
  LEFT JOIN customer c ON c.id = v.customer_id
  LEFT JOIN staff greeter ON greeter.id = v.greeter_id
  LEFT JOIN staff consultant ON consultant.id = v.consultant_id
  LEFT JOIN staff prior ON prior.id = v.prior_consultant_id
  LEFT JOIN staff voider ON voider.id = v.voided_by`;

const COLUMNS = `v.id, v.rev, v.visit_on AS visitOn, v.state, v.channel, v.purpose, v.party_size AS partySize,
  v.arrived_at AS arrivedAt, v.assigned_at AS assignedAt, v.received_at AS receivedAt, v.left_at AS leftAt,
  v.guest_name AS guestName, v.guest_phone AS guestPhone, v.guest_description AS guestDescription, v.gender,
  v.arrival_mode AS arrivalMode, v.plate, v.customer_id AS customerId, v.visit_seq AS visitSeq,
  v.consultant_id AS consultantId, v.prior_consultant_id AS priorConsultantId, v.rota_slot AS rotaSlot, v.skip_reason AS skipReason,
  v.read_back_confirmed AS readBackConfirmed, v.interest_series AS interestSeries, v.interest_model AS interestModel,
  v.interest_color AS interestColor, v.source, v.campaign, v.narrative, v.outcome,
  v.no_capture_reason AS noCaptureReason, v.voided_at AS voidedAt, v.void_reason AS voidReason, v.voided_by AS voidedBy,
  v.greeter_id AS greeterId, v.created_by AS createdBy, voider.name AS voidedByName, c.name AS cardName, COALESCE(c.mobile, c.landline) AS cardPhone,
  c.level AS cardLevel, c.owner_id AS cardOwnerId, c.merged_into AS cardMergedInto, greeter.name AS greeterName, consultant.name AS consultantName,
  prior.name AS priorConsultantName`;

/**
 * The lists of visits, each on its index (`visit_day`, `visit_open`, `visit_customer`); tombstones are left out, a voided one stands in the
 * register only.
 */
export const LINE_QUERIES = {
  ofDay: `SELECT ${COLUMNS} ${FROM} WHERE v.visit_on = ? AND v.deleted_at IS NULL ORDER BY v.arrived_at, v.id`,
  openBefore: `SELECT ${COLUMNS} ${FROM} WHERE v.state IN ('registered', 'assigned', 'received') AND v.visit_on < ?
    AND v.deleted_at IS NULL AND v.voided_at IS NULL ORDER BY v.visit_on, v.arrived_at LIMIT 100`,
  ofCustomer: `SELECT ${COLUMNS} ${FROM} WHERE v.customer_id IN ${withAliases('customer', '?')} AND v.deleted_at IS NULL
    AND v.voided_at IS NULL ORDER BY v.arrived_at DESC LIMIT 500`,
} as const;

/** `ownerId`: whose own guests stand with whole numbers, on paper; everybody else, and every screen, gets 138****1234. */
export function visitLines(store: Store, query: keyof typeof LINE_QUERIES, key: string, ownerId?: string): VisitLine[] {
  const rows = store.db.prepare(LINE_QUERIES[query]).all(key) as Raw[];
  return rows.map((row) => lineOf(row.cardMergedInto === null ? row : onStandingCard(store.db, row), ownerId));
}

/** A visit that points at a merged card is one of the card that stays. */
function onStandingCard(db: Connection, row: Raw): Raw {
  const id = standingId(db, 'customer', row.customerId!);
  const card = db
    .prepare(
      'SELECT name AS cardName, COALESCE(mobile, landline) AS cardPhone, level AS cardLevel, owner_id AS cardOwnerId FROM customer WHERE id = ?',
    )
    .get(id) as Pick<Raw, 'cardName' | 'cardPhone' | 'cardLevel' | 'cardOwnerId'> | undefined;
  return { ...row, ...card, customerId: id };
}

function lineOf(row: Raw, ownerId: string | undefined): VisitLine {
  const { cardName, cardPhone, cardLevel, guestName, guestPhone, gender, campaign, readBackConfirmed, ...rest } = row;
  const { interestSeries, interestModel, interestColor, cardOwnerId, cardMergedInto: _alias, ...line } = rest;
  const phone = cardPhone ?? guestPhone;
  const car = interestModel ?? interestSeries;
  return {
    ...line,
    name: cardName ?? guestName,
    phone: phone && !(ownerId && cardOwnerId === ownerId) ? maskPhone(phone) : phone,
    level: cardLevel,
    interest: [car, interestColor].filter(Boolean).join(' ') || null,
    missing: stillMissing(row),
  };
}
