/**
 * The wire contract between a showroom PC and the head-office gateway, protocol 1. Both sides import it, nothing else is
 * shared. Field names are snake_case on the wire; `patch` and documents use the models' own camelCase names.
 */
import { z } from 'zod';

export const PROTOCOL = 1;
/** Version of the document shapes a client sends; grows with new fields, never changes the meaning of an old one. */
export const SCHEMA_VERSION = 1;
/** Limits of one push: operations, raw bytes of their bodies, decompressed request bytes. */
export const PUSH_LIMITS = { maxOps: 500, maxBytes: 1024 * 1024, maxInflated: 4 * 1024 * 1024 } as const;

export const entityName = z.enum(['customer', 'vehicle', 'visit']);
export type EntityName = z.infer<typeof entityName>;
export const opKind = z.enum(['put', 'patch', 'delete', 'merge']);
export type OpKind = z.infer<typeof opKind>;
/** `dealer`: records stay in the dealer's network, consent gates `crm_outbox`. `head_office`: consent gates the push. */
export const operatorKind = z.enum(['dealer', 'head_office']);
export type OperatorKind = z.infer<typeof operatorKind>;

/** One operation as kept in the outbox: the exact JSON text whose SHA-256 travels with it. */
export const opBody = z.looseObject({
  entity: entityName,
  entity_id: z.uuid(),
  kind: opKind,
  base_seq: z.int().nonnegative().nullable(),
  patch: z.record(z.string(), z.unknown()),
  actor_id: z.string().min(1).max(64),
  wall_at: z.int(),
});
export type OpBody = z.infer<typeof opBody>;

export const wireOp = z.object({
  op_id: z.uuid(),
  op_seq: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  body: z.string().max(PUSH_LIMITS.maxBytes),
});
export type WireOp = z.infer<typeof wireOp>;

export const enrolRequest = z.object({
  code: z.string().min(4).max(64),
  public_key: z.looseObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().max(64),
    y: z.string().max(64),
  }),
  name: z.string().min(1).max(100),
});
export const enrolResponse = z.object({
  device_id: z.string(),
  store_id: z.string(),
  gateway_epoch: z.string(),
  operator: operatorKind,
});
export type EnrolResponse = z.infer<typeof enrolResponse>;

export const challengeRequest = z.object({ device_id: z.string().max(64) });
export const challengeResponse = z.object({ nonce: z.string(), server_time: z.int() });
export const tokenRequest = z.object({
  device_id: z.string().max(64),
  nonce: z.string().max(128),
  signature: z.string().max(256),
});
export const tokenResponse = z.object({ token: z.string(), expires_at: z.int(), server_time: z.int() });

export const pushRequest = z.object({
  protocol: z.int().positive(),
  schema_v: z.int().positive(),
  epoch: z.string().max(64),
  gateway_epoch: z.string().max(64),
  pending_count: z.int().nonnegative(),
  oldest_pending_at: z.int().nullable(),
  ops: z.array(wireOp).max(PUSH_LIMITS.maxOps),
});
export type PushRequest = z.infer<typeof pushRequest>;

export const opStatus = z.enum(['applied', 'duplicate', 'conflict', 'rejected', 'deferred']);
export type OpStatus = z.infer<typeof opStatus>;
export const opResult = z.object({
  op_id: z.string(),
  status: opStatus,
  /** Null when applied; else `invalid_body`, `hash_mismatch`, `op_reused`, `field_conflict`, `parked`, … */
  code: z.string().nullable(),
  /** A reason a person can read. */
  message: z.string().nullable(),
  retryable: z.boolean(),
  server_seq: z.int().nullable(),
  server_doc: z.record(z.string(), z.unknown()).nullable(),
});
export type OpResult = z.infer<typeof opResult>;

export const pushResponse = z.object({
  gateway_epoch: z.string(),
  server_time: z.int(),
  results: z.array(opResult),
  next: z.object({ max_ops: z.int().positive(), max_bytes: z.int().positive(), delay_ms: z.int().nonnegative() }),
});
export type PushResponse = z.infer<typeof pushResponse>;

export const pullRequest = z.object({
  cursor: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});
export const pullResponse = z.object({
  changes: z.array(
    z.object({
      seq: z.int(),
      entity: z.string(),
      entity_id: z.string(),
      doc: z.record(z.string(), z.unknown()).nullable(),
      deleted_at: z.int().nullable(),
      merged_into: z.string().nullable(),
    }),
  ),
  cursor: z.int(),
  more: z.boolean(),
  gateway_epoch: z.string(),
});
export type PullResponse = z.infer<typeof pullResponse>;

/** Codes of transport errors, with the HTTP status each one travels under. */
export const TRANSPORT_ERRORS = {
  invalid_request: 400,
  token_invalid: 401,
  device_revoked: 403,
  enrol_code_invalid: 403,
  not_found: 404,
  snapshot_required: 410,
  gateway_epoch_changed: 409,
  device_cloned: 409,
  too_large: 413,
  protocol_unsupported: 426,
  too_many_requests: 429,
  unavailable: 503,
} as const;
export type TransportCode = keyof typeof TRANSPORT_ERRORS;
/** `gateway_epoch` comes with `gateway_epoch_changed`: the epoch in force now. */
export const transportError = z.object({
  code: z.string(),
  message: z.string(),
  gateway_epoch: z.string().optional(),
});
