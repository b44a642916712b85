/**
 * The wire contract between a showroom PC and the head-office gateway, protocol 1. Both sides import it, nothing else is
 * shared. Field names are snake_case on the wire; `patch` and documents use the models' own camelCase names.
 */
import { z } from 'zod';
import { claimRequest } from '../db/documents/claim.ts';
import { ENTITIES, type EntityName } from '../db/records.ts';

export type { EntityName };

export const PROTOCOL = 1;
/** Version of the document shapes a client sends; grows with new fields, never changes the meaning of an old one. */
export const SCHEMA_VERSION = 5;
/** Limits of one push: operations, raw bytes of their bodies, decompressed request bytes. */
export const PUSH_LIMITS = { maxOps: 500, maxBytes: 1024 * 1024, maxInflated: 4 * 1024 * 1024 } as const;

/** Bytes of a record's document; a filled card has some 2 KiB. Every change of a record writes it whole into the log. */
export const DOCUMENT_MAX_BYTES = 256 * 1024;

/** Bytes of documents after which a page of the feed or of a snapshot ends early; one document may cross the line. */
export const PAGE_BYTES = 4 * 1024 * 1024;

/** Entities of protocol 1: what each is stands in `db/records.ts`. */
export const entityName = z.enum(ENTITIES);
/** `merge`: the patch is `{into: <id of the record that stays>}`, or `{into: null}` to undo it. */
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
  /**
   * What the save claims (a VIN for an order): taken together or not at all, in the transaction of the change. Optional: a gateway that does
   * not know it leaves `claimState` of the record blank.
   */
  claims: z.array(claimRequest).min(1).max(1000).optional(),
});
export type OpBody = z.infer<typeof opBody>;

/**
 * `origin`: the operation was saved on another PC of the same showroom and brought here on a USB stick; it is kept under that PC's
 * device, epoch and number, so that it counts as that PC's own and is known when that PC sends it itself.
 */
export const wireOp = z.object({
  op_id: z.uuid(),
  op_seq: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  body: z.string().max(PUSH_LIMITS.maxBytes),
  origin: z.object({ device_id: z.uuid(), epoch: z.string().max(64), op_seq: z.int().positive() }).optional(),
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
  /**
   * The showroom whose records this PC holds already: with another one's code it is not taken in (`other_showroom`) and the code stays
   * unused. Left out by a PC that holds none, or whose showroom goes by another code now.
   */
  store_id: z.string().max(32).optional(),
});
export const enrolResponse = z.object({
  device_id: z.string(),
  store_id: z.string(),
  gateway_epoch: z.string(),
  operator: operatorKind,
  /** 设备码 (A … Z without I and O, then AA …): what this PC's document numbers carry, never used twice in a showroom. Optional. */
  device_code: z
    .string()
    .regex(/^[A-Z]{1,4}$/)
    .optional(),
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
  /** Version of the program that pushes, for the operator's overview. */
  app_version: z.string().max(40).optional(),
  ops: z.array(wireOp).max(PUSH_LIMITS.maxOps),
});
export type PushRequest = z.infer<typeof pushRequest>;

export const opStatus = z.enum(['applied', 'duplicate', 'conflict', 'rejected', 'deferred']);
export type OpStatus = z.infer<typeof opStatus>;
export const opResult = z.object({
  op_id: z.string(),
  status: opStatus,
  /** Null when applied; else `invalid_body`, `hash_mismatch`, `op_reused`, `field_conflict`, `parked`, …; of a lost claim `claim_taken`, `already_decided`, …: then
   * the change stands, `server_doc` is the record with `claimState` lost and `claimHolder`. */
  code: z.string().nullable(),
  /** A reason a person can read. */
  message: z.string().nullable(),
  retryable: z.boolean(),
  server_seq: z.int().nullable(),
  server_doc: z.record(z.string(), z.unknown()).nullable(),
  /**
   * The record that took the change instead, when the one named was merged into it (late patches follow the merge). Of a refusal: the record
   * `server_seq` and `server_doc` are of, when it is not the one named.
   */
  followed: z.uuid().nullish(),
});
export type OpResult = z.infer<typeof opResult>;

/** A showroom of the group, as its sisters know it. */
export const groupStore = z.object({ id: z.string(), name: z.string() });

export const pushResponse = z.object({
  gateway_epoch: z.string(),
  server_time: z.int(),
  results: z.array(opResult),
  /** The PC's 设备码 from now on: another one once its epoch is another. Optional. */
  device_code: z
    .string()
    .regex(/^[A-Z]{1,4}$/)
    .optional(),
  /** The showrooms of the group on this gateway, this one among them: between which cars are transferred. Optional; none at a head office's. */
  group: z.array(groupStore).optional(),
  next: z.object({ max_ops: z.int().positive(), max_bytes: z.int().positive(), delay_ms: z.int().nonnegative() }),
});
export type PushResponse = z.infer<typeof pushResponse>;

export const pullRequest = z.object({
  cursor: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});
/**
 * Who saved a change (`actor_id`, the id of a member of staff), when by the clock of the PC it was saved on (`wall_at`, UTC ms), and on which
 * PC (`device`: its name; null for one that is unknown by now).
 */
export const saved = z.object({
  actor_id: z.string(),
  wall_at: z.int(),
  device_id: z.string(),
  device: z.string().nullable(),
});
export type Saved = z.infer<typeof saved>;
/** A record as the gateway has it: in the change feed, a snapshot, or asked for by id. `doc` is null for a deleted one. */
export const wireChange = z.object({
  seq: z.int(),
  entity: z.string(),
  entity_id: z.string(),
  doc: z.record(z.string(), z.unknown()).nullable(),
  deleted_at: z.int().nullable(),
  merged_into: z.string().nullable(),
  /** In the change feed only, and only where a person of the showroom saved it; a gateway need not tell it. */
  saved: saved.nullish(),
});
export type WireChange = z.infer<typeof wireChange>;
export const pullResponse = z.object({
  changes: z.array(wireChange),
  cursor: z.int(),
  more: z.boolean(),
  gateway_epoch: z.string(),
});
export type PullResponse = z.infer<typeof pullResponse>;

/** `after`: the opaque place of the page before, empty for the first page. */
export const snapshotRequest = z.object({
  after: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});
/**
 * One page of everything the showroom has, deleted and merged records included: staff and settings first, so that a new PC
 * can be used while the rest arrives. The change feed is followed from the first page's `as_of_seq`.
 */
export const snapshotResponse = z.object({
  changes: z.array(wireChange),
  /** Place of the next page; meaningless when `more` is false. */
  after: z.string(),
  more: z.boolean(),
  as_of_seq: z.int(),
  /** Records of the whole snapshot, for a progress bar. */
  total: z.int(),
  gateway_epoch: z.string(),
});
export type SnapshotResponse = z.infer<typeof snapshotResponse>;

/** Records by id, as they are now. */
export const recordsRequest = z.object({
  records: z.array(z.object({ entity: entityName, id: z.uuid() })).max(500),
});
export const recordsResponse = z.object({ changes: z.array(wireChange), gateway_epoch: z.string() });

/**
 * Nightly proof. `ranges`: operations this PC believes delivered under `epoch`, each a range of op_seq with their count and the
 * lower-case hex SHA-256 over their op_ids (36 characters each, ascending op_seq, nothing in between). `records`: what this PC
 * has seen up to `as_of_seq`, per entity and bucket (the last two hex digits of the id, 0-255): count and the SHA-256 over
 * `<id>:<seq>,` of each record that is not deleted, ascending id.
 */
export const reconcileRequest = z.object({
  epoch: z.string().max(64),
  gateway_epoch: z.string().max(64),
  ranges: z
    .array(
      z.object({
        from: z.int().positive(),
        to: z.int().positive(),
        count: z.int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(500),
  records: z
    .object({
      as_of_seq: z.int().nonnegative(),
      buckets: z
        .array(
          z.object({
            entity: entityName,
            bucket: z.int().min(0).max(255),
            count: z.int().nonnegative(),
            sha256: z.string().regex(/^[0-9a-f]{64}$/),
          }),
        )
        .max(4096),
    })
    .nullable(),
});
export type ReconcileRequest = z.infer<typeof reconcileRequest>;
/**
 * `missing`: op_seqs of the asked ranges the gateway does not have, as sub-ranges. `records.differing`: the buckets that differ, a
 * bucket only one side has among them, with what the gateway has in each; null when the showroom's head is not `as_of_seq`
 * (somebody saved meanwhile: pull, ask again).
 */
export const reconcileResponse = z.object({
  gateway_epoch: z.string(),
  head_seq: z.int(),
  missing: z.array(z.object({ from: z.int(), to: z.int() })),
  records: z
    .object({
      total: z.int(),
      differing: z.array(
        z.object({ entity: z.string(), bucket: z.int(), entries: z.array(z.tuple([z.string(), z.int()])) }),
      ),
    })
    .nullable(),
});
export type ReconcileResponse = z.infer<typeof reconcileResponse>;

/** `GET /v1/events`: server-sent events; `event: change`, `data: {"head_seq": n}` after each push; a comment line as heartbeat. */
export const wakeUp = z.object({ head_seq: z.int() });

/** How many customers one question about the CRM may name. */
export const CRM_MOST = 100;
/** What a customer's way to the head-office CRM ends at: `sent` is delivered as it stands, so nothing was queued anew. */
export const crmSent = z.enum(['queued', 'sent', 'no_consent', 'no_crm', 'unknown']);
export type CrmSent = z.infer<typeof crmSent>;

/** `GET /v1/crm/preview`, optional: what exactly the head-office CRM gets of a customer as the gateway has it. */
export const crmPreviewRequest = z.object({ entity: z.literal('customer').default('customer'), id: z.uuid() });
/**
 * `doc` is the message's document, codes replaced, null unless `ready`; `fields` the same field by field, each with the field of the card
 * it comes from (`from`) and its name in the message (`to`).
 */
export const crmPreviewResponse = z.object({
  state: z.enum(['ready', 'no_consent', 'no_crm', 'unknown']),
  rev: z.int().nullable(),
  doc: z.record(z.string(), z.unknown()).nullable(),
  fields: z.array(z.object({ from: z.string(), to: z.string(), value: z.unknown() })),
  gateway_epoch: z.string(),
});
export type CrmPreview = z.infer<typeof crmPreviewResponse>;

/** `POST /v1/crm/send`, optional: queues customers for the CRM; nothing is queued twice. */
export const crmSendRequest = z.object({ ids: z.array(z.uuid()).min(1).max(CRM_MOST) });
export const crmSendResponse = z.object({
  records: z.array(z.object({ id: z.string(), state: crmSent })),
  gateway_epoch: z.string(),
});

/** `GET /v1/crm/state?ids=a,b`, optional: what was sent of these customers, waits or failed, newest first. Instants are UTC ms. */
export const crmStateRequest = z.object({
  ids: z
    .string()
    .max(CRM_MOST * 37)
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).min(1).max(CRM_MOST)),
});
export const crmEntry = z.object({
  state: z.enum(['queued', 'sent', 'failed']),
  action: z.enum(['upsert', 'delete']),
  rev: z.int(),
  queued_at: z.int(),
  done_at: z.int().nullable(),
  attempts: z.int(),
  last_error: z.string().nullable(),
});
export type CrmEntryLine = z.infer<typeof crmEntry>;
export const crmStateResponse = z.object({
  records: z.array(z.object({ id: z.string(), entries: z.array(crmEntry) })),
  gateway_epoch: z.string(),
});

/** Files: at most 20 MiB, in pieces of at most 1 MiB. */
export const ATTACHMENT_LIMITS = { maxBytes: 20 * 1024 * 1024, pieceBytes: 1024 * 1024 } as const;
/** Answer of `PUT /v1/attachments/{sha256}?offset=n&size=n` (and, as header `x-received`, of `HEAD`): bytes kept so far. */
export const attachmentResponse = z.object({ received: z.int().nonnegative(), complete: z.boolean() });

/** Codes of transport errors, with the HTTP status each one travels under. */
export const TRANSPORT_ERRORS = {
  invalid_request: 400,
  token_invalid: 401,
  device_revoked: 403,
  enrol_code_invalid: 403,
  other_showroom: 409,
  not_found: 404,
  offset_mismatch: 409,
  snapshot_required: 410,
  gateway_epoch_changed: 409,
  device_cloned: 409,
  too_large: 413,
  protocol_unsupported: 426,
  too_many_requests: 429,
  unavailable: 503,
} as const;
export type TransportCode = keyof typeof TRANSPORT_ERRORS;
/** `gateway_epoch` comes with `gateway_epoch_changed`: the epoch in force now; `store_id` with `other_showroom`: whose the code is. */
export const transportError = z.object({
  code: z.string(),
  message: z.string(),
  gateway_epoch: z.string().optional(),
  store_id: z.string().optional(),
});
