import type { EntityName } from '../../../db/records.ts';
import { aliasIds, standingId } from '../../kernel/alias.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';

/** Promises to a customer that somebody stands for: the field that says who, and which of them are still open. */
const PROMISES = {
  appointment: { field: 'consultantId', column: 'consultant_id', open: "p.state = 'expected' AND p.at >= :now" },
  test_drive: {
    field: 'consultantId',
    column: 'consultant_id',
    open: "p.state = 'booked' AND p.planned_start_at >= :now",
  },
  service_request: { field: 'ownerId', column: 'owner_id', open: "p.state <> 'closed'" },
} as const satisfies Partial<Record<EntityName, { field: string; column: string; open: string }>>;
type Promised = keyof typeof PROMISES;
const KINDS = Object.keys(PROMISES) as Promised[];

const INDEX: Record<Promised, string> = {
  appointment: 'appointment_of',
  test_drive: 'test_drive_of_customer',
  service_request: 'service_request_of',
};

/** Open promises of cards, of one kind, for which somebody stands. */
export const openPromises = (kind: Promised): string =>
  `SELECT p.id FROM json_each(:cards) card CROSS JOIN ${kind} p INDEXED BY ${INDEX[kind]} ON p.customer_id = card.value
   WHERE p.${PROMISES[kind].column} = :from AND ${PROMISES[kind].open} AND p.deleted_at IS NULL`;

const whose = (kind: Promised, toId: string) => ({ [PROMISES[kind].field]: toId });

/** Gives what is open on these cards to who has them now; returns what went, "<entity> <id>" each. */
export function movePromises(
  tx: Write,
  cardIds: readonly string[],
  { fromId, toId }: { fromId: string; toId: string },
) {
  const cards = JSON.stringify(cardIds.flatMap((id) => aliasIds(tx.db, 'customer', id)));
  return KINDS.flatMap((kind) => {
    const open = prepared<{ id: string }>(tx.db, openPromises(kind)).all({ cards, from: fromId, now: tx.at });
    for (const { id } of open) tx.update(kind, id, whose(kind, toId), { action: 'handover' });
    return open.map(({ id }) => `${kind} ${id}`);
  });
}

/** Gives back what went with these cards and still is with the new one; what was settled meanwhile stays with who settled it. */
export function movePromisesBack(
  tx: Write,
  moved: readonly string[],
  cardIds: readonly string[],
  { fromId, toId }: { fromId: string; toId: string },
): void {
  for (const one of moved) {
    const [kind, id] = one.split(' ') as [Promised, string];
    const { column, open } = PROMISES[kind];
    const still = `SELECT p.customer_id FROM ${kind} p WHERE p.id = :id AND p.${column} = :to AND ${open} AND p.deleted_at IS NULL`;
    const of = prepared<{ customer_id: string }>(tx.db, still).get({ id, to: toId, now: tx.at });
    if (of && cardIds.includes(standingId(tx.db, 'customer', of.customer_id)))
      tx.update(kind, id, whose(kind, fromId), { action: 'handover' });
  }
}
