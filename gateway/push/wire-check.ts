import { entityName, type OpBody, opKind, PUSH_LIMITS, type PushRequest, type WireOp } from '../protocol.ts';

/**
 * Quick checks of what a push carries, for the ordinary case: they accept less than the schemas in protocol.ts, never more, and
 * what they turn away is left to the schema, which accepts it after all or names the field. 500 operations a push made the
 * schemas a fifth of the gateway's work.
 */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const SHA256 = /^[0-9a-f]{64}$/;
const ENTITIES: ReadonlySet<unknown> = new Set(entityName.options);
const KINDS: ReadonlySet<unknown> = new Set(opKind.options);

/** Whether this is surely a push request of protocol 1. */
export function isPushRequest(value: unknown): value is PushRequest {
  if (!isObject(value)) return false;
  return (
    isPositive(value.protocol) &&
    isPositive(value.schema_v) &&
    isShort(value.epoch) &&
    isShort(value.gateway_epoch) &&
    isCount(value.pending_count) &&
    (value.app_version === undefined || isShort(value.app_version, 40)) &&
    (value.oldest_pending_at === null || Number.isSafeInteger(value.oldest_pending_at)) &&
    Array.isArray(value.ops) &&
    value.ops.length <= PUSH_LIMITS.maxOps &&
    value.ops.every(isWireOp)
  );
}

function isWireOp(value: unknown): value is WireOp {
  if (!isObject(value)) return false;
  const { op_id: id, op_seq: seq, sha256, body } = value;
  return (
    value.origin === undefined &&
    isUuid(id) &&
    isPositive(seq) &&
    typeof sha256 === 'string' &&
    SHA256.test(sha256) &&
    typeof body === 'string' &&
    body.length <= PUSH_LIMITS.maxBytes
  );
}

/** Whether this is surely the parsed body of an operation. */
export function isOpBody(value: unknown): value is OpBody {
  if (!isObject(value)) return false;
  const { entity_id: id, actor_id: actor, patch } = value;
  return (
    ENTITIES.has(value.entity) &&
    isUuid(id) &&
    KINDS.has(value.kind) &&
    (value.base_seq === null || isCount(value.base_seq)) &&
    isObject(patch) &&
    isShort(actor) &&
    actor.length > 0 &&
    Number.isSafeInteger(value.wall_at) &&
    // Few operations claim anything: the schema looks at these.
    value.claims === undefined &&
    // The schema drops this key; on a plain object it is more than a key.
    !Object.hasOwn(value, '__proto__') &&
    !Object.hasOwn(patch, '__proto__')
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
const isShort = (value: unknown, most = 64): value is string => typeof value === 'string' && value.length <= most;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isPositive = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
