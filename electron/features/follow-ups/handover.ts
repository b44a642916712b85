import type { Level } from '../../../db/customers/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import { type HandoverFields, UNDO_DAYS } from '../../../db/follow-ups/handover.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { findStaff } from '../staff/service.ts';
import { movePromises, movePromisesBack } from './promises.ts';

const DAY_MS = 86_400_000;

/** A card that may be handed over, with what was promised on it. */
export interface HandedCard {
  id: string;
  name: string;
  level: Level;
  interest: string | null;
  nextContactOn: string | null;
  /** Somebody said when they come. */
  expectedAt: number | null;
  /** A test drive is booked. */
  driveAt: number | null;
  /** 客户请求 that are not closed. */
  requests: number;
}

const CARDS = `SELECT c.id, c.name, c.level, nullif(trim(coalesce(c.interest_model, c.interest_series, '')), '') AS interest,
  c.next_contact_on AS nextContactOn, (SELECT min(a.at) FROM appointment a WHERE a.customer_id = c.id AND a.state = 'expected'
    AND a.at >= :now AND a.deleted_at IS NULL) AS expectedAt,
  (SELECT min(d.planned_start_at) FROM test_drive d WHERE d.customer_id = c.id AND d.state = 'booked' AND d.planned_start_at >= :now
    AND d.deleted_at IS NULL) AS driveAt,
  (SELECT count(*) FROM service_request r WHERE r.customer_id = c.id AND r.state <> 'closed' AND r.deleted_at IS NULL) AS requests
  FROM customer c INDEXED BY customer_due WHERE c.owner_id = :from AND c.deleted_at IS NULL AND c.merged_into IS NULL
  ORDER BY requests = 0 AND expectedAt IS NULL AND driveAt IS NULL, min(coalesce(expectedAt, 9e15), coalesce(driveAt, 9e15)), c.next_contact_on IS NULL, c.next_contact_on, c.id LIMIT 2000`;

/** Cards of somebody, open promises first. */
export const cardsOf = (store: Store, fromId: string): HandedCard[] =>
  store.db.prepare(CARDS).all({ now: store.clock.now(), from: fromId }) as HandedCard[];

/**
 * 移交: the cards get their new owner, with everything that ever happened to them, and with what is promised on them: who is expected, booked
 * drives, requests that are not closed. Cards that went elsewhere meanwhile stay there.
 * @throws Refusal `handover.self`, `handover.to`
 */
export const handOver = (
  store: Store,
  who: Who,
  {
    cardIds,
    fromId,
    toId,
    ...why
  }: Omit<HandoverFields, 'moved'> & { cardIds: string[]; fromId: string; toId: string },
): { id: string; rev: number; cards: number; promises: number } =>
  store.write(who, (tx) => {
    if (fromId === toId) throw new Refusal('handover.self', { field: 'toId' });
    const to = findStaff(store, toId);
    if (!to || to.disabledAt !== null || !['consultant', 'manager'].includes(to.role))
      throw new Refusal('handover.to', { field: 'toId' });
    const given = cardIds.filter((id) => {
      const card = tx.get('customer', id);
      return card && card.deletedAt === null && card.mergedInto === null && card.ownerId === fromId;
    });
    for (const id of given) tx.update('customer', id, { ownerId: toId }, { action: 'handover' });
    const moved = movePromises(tx, given, { fromId, toId });
    const { id, rev } = tx.insert('handover', { ...why, id: newId(), fromId, toId, cardIds: given, moved });
    return { id, rev, cards: given.length, promises: moved.length };
  });

/** The new owner has seen what is theirs now. @throws Refusal `handover.notYours` */
export const acknowledge = (store: Store, who: Who, { id, rev }: Target): void =>
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'handover', id);
    if (row.toId !== who.id) throw new Refusal('handover.notYours');
    tx.update('handover', id, { acknowledgedAt: row.acknowledgedAt ?? tx.at }, { rev, action: 'acknowledge' });
  });

/**
 * Undoes a handover within 30 days: what the new owner still has goes back.
 * @throws Refusal `handover.late`, `handover.undone`, `record.stale`
 */
export const undoHandover = (store: Store, who: Who, { id, rev }: Target): { cards: number } =>
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'handover', id);
    tx.update('handover', id, {}, { rev });
    if (row.undoneAt !== null) throw new Refusal('handover.undone');
    if (tx.at - row.createdAt > UNDO_DAYS * DAY_MS) throw new Refusal('handover.late');
    const back = row.cardIds.filter((cardId) => tx.get('customer', cardId)?.ownerId === row.toId);
    for (const cardId of back) tx.update('customer', cardId, { ownerId: row.fromId }, { action: 'handover' });
    movePromisesBack(tx, row.moved ?? [], back, row);
    tx.update('handover', id, { undoneAt: tx.at, undoneById: who.id }, { action: 'undo' });
    return { cards: back.length };
  });

export interface HandoverLine
  extends Pick<
    RowOf<'handover'>,
    'id' | 'rev' | 'fromId' | 'toId' | 'reason' | 'note' | 'acknowledgedAt' | 'undoneAt' | 'createdAt'
  > {
  fromName: string | null;
  toName: string | null;
  byName: string | null;
  cards: number;
  /** It can still be undone. */
  undoable: boolean;
}

const LINES = (where: string) => `SELECT h.id, h.rev, h.from_id AS fromId, h.to_id AS toId, h.reason, h.note,
  h.acknowledged_at AS acknowledgedAt, h.undone_at AS undoneAt, h.created_at AS createdAt, f.name AS fromName, t.name AS toName,
  b.name AS byName, json_array_length(h.card_ids) AS cards
  FROM handover h LEFT JOIN staff f ON f.id = h.from_id LEFT JOIN staff t ON t.id = h.to_id LEFT JOIN staff b ON b.id = h.created_by
  WHERE ${where} AND h.deleted_at IS NULL ORDER BY h.created_at DESC, h.id DESC LIMIT 200`;

const lineOf =
  (store: Store) =>
  (row: Omit<HandoverLine, 'undoable'>): HandoverLine => ({
    ...row,
    undoable: row.undoneAt === null && store.clock.now() - row.createdAt <= UNDO_DAYS * DAY_MS,
  });

/** Every handover, the newest first. */
export const handovers = (store: Store): HandoverLine[] =>
  (store.db.prepare(LINES('1')).all() as HandoverLine[]).map(lineOf(store));

/** What was given to somebody and not acknowledged yet. */
export const handedTo = (store: Store, staffId: string): HandoverLine[] =>
  (
    store.db
      .prepare(LINES('h.to_id = ? AND h.acknowledged_at IS NULL AND h.undone_at IS NULL'))
      .all(staffId) as HandoverLine[]
  ).map(lineOf(store));
