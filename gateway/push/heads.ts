import { headOf } from '../documents.ts';
import type { EntityName, OpBody } from '../protocol.ts';
import type { ReadOperation } from '../store/operation.ts';
import { documentOf, type RecordRow } from '../store/record.ts';
import type { Bench } from './claims.ts';
import type { Records } from './load.ts';

/** A record that belongs to a document: where it names it, and what a lost claim of the document leaves of it. */
interface Belonging {
  head: EntityName;
  /** Fields that name it; the first one the patch has counts. */
  by: readonly string[];
  /** What a new record says besides when its document has lost: it is there and does nothing. */
  idle: Readonly<Record<string, unknown>>;
}

/** 价目行 of a 调价单: made by it, or ended by it. */
const BELONGING: Readonly<Partial<Record<EntityName, Belonging>>> = {
  price_list_line: { head: 'price_adjustment', by: ['closedBy', 'adjustmentId'], idle: { void: true } },
};

const namedBy = ({ patch }: OpBody, { by }: Belonging): string | null =>
  (by.map((field) => patch[field]).find((id) => typeof id === 'string') as string | undefined) ?? null;

/** Reads the documents that the operations' records belong to, a query for each kind of document. */
export async function fetchHeads(operations: readonly ReadOperation[], known: Records, bench: Bench): Promise<void> {
  const wanted = new Map<EntityName, Set<string>>();
  const want = (head: EntityName, id: unknown) => {
    if (typeof id === 'string') wanted.set(head, (wanted.get(head) ?? new Set()).add(id));
  };
  for (const { body } of operations) {
    const belonging = BELONGING[body.entity];
    if (belonging) want(belonging.head, namedBy(body, belonging));
    const line = headOf(body.entity);
    const row = line && known.get(body.entity, body.entity_id);
    if (line) want(line.head, row ? documentOf(row)[line.field] : body.patch[line.field]);
  }
  for (const [entity, ids] of wanted) await bench.fetch(entity, [...ids]);
}

/**
 * What an operation says once it is known that its document has lost what it claimed: a new record comes into being idle, and of a record
 * that is there nothing changes.
 */
export async function afterLoss(
  operation: ReadOperation,
  row: RecordRow | null,
  bench: Bench,
): Promise<Pick<ReadOperation, 'body'>> {
  const { body } = operation;
  const belonging = BELONGING[body.entity];
  const id = belonging && body.kind !== 'delete' && namedBy(body, belonging);
  if (!id) return operation;
  const head = await bench.recordOf(belonging.head, id);
  if (head === null || documentOf(head).claimState !== 'lost') return operation;
  return { body: { ...body, patch: row === null ? { ...body.patch, ...belonging.idle } : {} } };
}
