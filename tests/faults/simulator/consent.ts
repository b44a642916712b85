import type { Store } from '../../../electron/kernel/store.ts';
import type { OpBody, PushRequest } from '../../../gateway/protocol.ts';
import type { Violation } from './delivered.ts';
import type { GatewayState } from './gateway-state.ts';
import type { Pc } from './pc.ts';
import { rowsOf } from './rows.ts';

type Values = Readonly<Record<string, unknown>>;

/** The consent, how it was noted, and who edited the card when: nothing of the customer. */
const SAYS_NOTHING = /^(hqShare.*|updatedAt|updatedBy|into)$/;
/** What of a visit points at a person. */
const GUEST = ['customerId', 'guestName', 'guestPhone', 'address', 'plate'];
/** What tells of customers whatever it says, with the fields that name them. */
const ABOUT: Partial<Record<string, readonly string[]>> = {
  contact_person: ['customerId'],
  customer_relation: ['fromId', 'toId'],
  sales_order: ['customerId'],
};

/** The card that stands for this one after all merges, as this PC shows it; null when it is not here, or merged in a ring. */
function standing(store: Store, id: unknown): Values | null {
  const seen = new Set<unknown>();
  let card = rowsOf(store, 'customer').get(String(id));
  while (card?.mergedInto) {
    if (seen.has(card.id)) return null;
    seen.add(card.id);
    card = rowsOf(store, 'customer').get(card.mergedInto);
  }
  return card ?? null;
}

/** Has this customer agreed, as far as this PC can know, so that head office has taken it or will not object? */
function hasAgreed(store: Store, id: unknown): boolean {
  const card = standing(store, id);
  if (card?.hqShareConsent !== 'granted') return false;
  const base = typeof card.baseJson === 'string' ? (JSON.parse(card.baseJson) as Values) : {};
  return base.hqShareConsent !== 'withdrawn' || newestConsent(store, String(card.id)) === 'acked';
}

/** How the operation that last said something of a card's consent stands. */
const newestConsent = ({ db }: Store, id: string): unknown =>
  db
    .prepare(
      `SELECT state FROM outbox WHERE entity_id = ? AND state <> 'discarded' AND body LIKE '%"hqShareConsent":%' ORDER BY op_seq DESC LIMIT 1`,
    )
    .pluck()
    .get(id);

/** Whom a record that tells of customers names, as it stands. */
const named = (store: Store, entity: string, id: string): unknown[] => {
  const row: Values | undefined = rowsOf(store, entity).get(id);
  if (entity === 'question') return row?.entity === 'customer' ? [row.entityId] : [];
  return (ABOUT[entity] ?? []).map((field) => row?.[field]).filter((one) => typeof one === 'string');
};

/** Whose customer an operation would tell head office about; null when it tells about nobody. */
function toldOf(store: Store, { entity, entity_id: id, kind, patch }: OpBody): unknown[] {
  if (kind === 'delete') return [];
  const fields = Object.entries(patch).filter(([, value]) => (value ?? null) !== null);
  if (entity === 'customer') return fields.some(([field]) => !SAYS_NOTHING.test(field)) ? [id] : [];
  if (entity === 'question') return fields.length > 0 ? named(store, entity, id) : [];
  const about = ABOUT[entity];
  if (about)
    return [...about.map((field) => patch[field] ?? null).filter((one) => one !== null), ...named(store, entity, id)];
  if (entity !== 'visit') return [];
  const row = rowsOf(store, 'visit').get(id);
  const guests = [patch.customerId, row?.customerId].filter((one) => typeof one === 'string');
  if (guests.length > 0) return guests;
  // A guest without a card never agreed to anything.
  return fields.some(([field]) => GUEST.includes(field)) ? [null] : [];
}

/** A visit that has a face by now stays as a whole, also what was saved of it before. */
function isGuestUnasked(store: Store, id: string): boolean {
  const row = rowsOf(store, 'visit').get(id);
  if (row?.customerId) return !hasAgreed(store, row.customerId);
  return GUEST.some((field) => (row?.[field] ?? null) !== null);
}

/** Names somebody who never agreed, as it stands. */
const namesUnasked = (store: Store, entity: string, id: string): boolean =>
  entity === 'visit' ? isGuestUnasked(store, id) : named(store, entity, id).some((one) => !hasAgreed(store, one));

const tellsOfSomebodyWhoNeverAgreed = (store: Store, body: OpBody): boolean =>
  toldOf(store, body).some((customer) => !hasAgreed(store, customer));

/** A record head office may not have: what it had of it and lost with its backup nobody may tell it again. */
export const mayNotBeThere = (store: Store, entity: string, id: string): boolean =>
  entity === 'customer' ? !hasAgreed(store, id) : namesUnasked(store, entity, id);

/** The operations of a push that were saved on the PC that sends them; what a stick brought was judged where it went onto it. */
export function ownOps(url: string, body: string | null): string[] {
  if (!url.endsWith('/v1/push') || body === null) return [];
  return (JSON.parse(body) as PushRequest).ops.filter(({ origin }) => !origin).map((op) => op.body);
}

/** I6: operations that leave for a head office that may only know who agreed, looked at on their way out of the PC. */
export function leaked({ number, store }: Pc, bodies: readonly string[]): Violation[] {
  return bodies
    .map((body) => JSON.parse(body) as OpBody)
    .filter((op) => tellsOfSomebodyWhoNeverAgreed(store, op))
    .map(({ entity, entity_id: id, kind, patch }) => ({
      kind: 'leaked',
      what: `PC ${number} told head office ${kind} of ${entity}/${id} without consent: ${Object.keys(patch)}`,
    }));
}

/** I6 once more, behind the gateway: the CRM hears of a customer who agreed, and of nobody else. */
export function checkCrm({ records, crm }: GatewayState): Violation[] {
  return [...records].flatMap(([key, { doc, deletedAt, mergedInto }]): Violation[] => {
    const [entity, id] = key.split('/');
    if (entity !== 'customer') return [];
    const agreed = deletedAt === null && mergedInto === null && doc.hqShareConsent === 'granted';
    const told = crm.get(id!) === 'upsert';
    if (agreed === told) return [];
    return [
      told
        ? { kind: 'leaked', what: `the CRM is told of ${key}` }
        : { kind: 'lost', what: `the CRM is not told of ${key}` },
    ];
  });
}

/** Whether something of this record has to stay on the PC, and so what was saved after it. */
export function isHeldRightly(store: Store, opId: string): boolean {
  const ops = store.db
    .prepare(
      `SELECT earlier.body FROM outbox AS o JOIN outbox AS earlier USING (entity_id) WHERE o.op_id = ? AND earlier.op_seq <= o.op_seq
       AND earlier.state = 'held'`,
    )
    .pluck()
    .all(opId) as string[];
  return ops.some((text) => {
    const body = JSON.parse(text) as OpBody;
    const { entity, entity_id: id, kind, patch } = body;
    if (tellsOfSomebodyWhoNeverAgreed(store, body)) return true;
    if (entity !== 'customer') return namesUnasked(store, entity, id);
    if (hasAgreed(store, id)) return false;
    // Of a card head office never had there is nothing to tell; nor into which one it went, when that one is not there.
    const there = (card: unknown) => rowsOf(store, 'customer').get(String(card))?.serverSeq != null;
    if (!there(id)) return true;
    // Deleted and brought back: the whole of it may not leave, and then its end must not either.
    if (kind === 'delete') return rowsOf(store, 'customer').get(id)?.deletedAt == null;
    if (kind === 'merge') return patch.into !== null && !there(patch.into);
    return patch.hqShareConsent === 'granted' && standing(store, id)?.id !== id;
  });
}
