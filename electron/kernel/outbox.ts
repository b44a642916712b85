import { createHash } from 'node:crypto';
import type { ClaimRequest } from '../../db/documents/claim.ts';
import type { OutboxState } from '../../db/sync/model.ts';
import { type EntityName, type OpBody, type OpKind, SCHEMA_VERSION } from '../../gateway/protocol.ts';
import type { Connection } from './connection.ts';
import { newId } from './ids.ts';

export interface NewOperation {
  entity: EntityName;
  entityId: string;
  kind: OpKind;
  /** Gateway sequence of the record when the person saved it; sent verbatim, never derived again. */
  baseSeq: number | null;
  patch: Record<string, unknown>;
  claims?: readonly ClaimRequest[] | undefined;
  actorId: string;
  wallAt: number;
}

/** Appends to the outbox; only `write()` calls it, inside the transaction of the change the operation describes. */
export function outboxAppender(db: Connection) {
  const insert = db.prepare(
    `INSERT INTO outbox (op_id, entity, entity_id, kind, body, sha256, schema_v, actor_id, wall_at, state, attempts)
     VALUES (?, ?, ?, ?, ?, ?, ${SCHEMA_VERSION}, ?, ?, 'pending', 0)`,
  );
  return (op: NewOperation): string => {
    const opId = newId();
    const body: OpBody = {
      entity: op.entity,
      entity_id: op.entityId,
      kind: op.kind,
      base_seq: op.baseSeq,
      patch: op.patch,
      actor_id: op.actorId,
      wall_at: op.wallAt,
      ...(op.claims && op.claims.length > 0 && { claims: [...op.claims] }),
    };
    const text = JSON.stringify(body);
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    insert.run(opId, op.entity, op.entityId, op.kind, text, sha256, op.actorId, op.wallAt);
    return opId;
  };
}

export interface OutboxRow {
  opSeq: number;
  opId: string;
  entity: EntityName;
  entityId: string;
  kind: OpKind;
  body: string;
  sha256: string;
  state: OutboxState;
  attempts: number;
  nextTryAt: number | null;
  code: string | null;
  message: string | null;
  wallAt: number;
  ackedAt: number | null;
  serverSeq: number | null;
  /** Of an operation another PC saved: that PC, its epoch, its number. */
  originDevice: string | null;
  originEpoch: string | null;
  originSeq: number | null;
}

/** Column list that reads an `OutboxRow`. */
export const OUTBOX_ROW = `op_seq AS opSeq, op_id AS opId, entity, entity_id AS entityId, kind, body, sha256, state, attempts,
  next_try_at AS nextTryAt, code, message, wall_at AS wallAt, acked_at AS ackedAt, server_seq AS serverSeq,
  origin_device AS originDevice, origin_epoch AS originEpoch, origin_seq AS originSeq`;
