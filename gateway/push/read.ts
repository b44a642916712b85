import { hash } from 'node:crypto';
import { z } from 'zod';
import { claimActions } from '../../db/documents/claim.ts';
import { entityName, type OpBody, opBody, opKind, type WireOp } from '../protocol.ts';
import type { Operation, Outcome, Sender } from '../store/operation.ts';
import { deferred, rejected } from './outcomes.ts';
import { isOpBody } from './wire-check.ts';

/** Cheap sign that the text may hold U+0000 or a lone surrogate: legal in JSON, impossible in PostgreSQL's text and jsonb. */
const SUSPECT = /\\u0000|\\ud[89a-f]/i;
const CHINESE = { error: z.locales.zhCN().localeError };
const ENTITIES: readonly string[] = entityName.options;
const KINDS: readonly string[] = opKind.options;
const ACTIONS: readonly string[] = claimActions;

/** Reads one operation of a push: checks the hash over the exact bytes, parses and validates the envelope of the body. */
export function readOperation(op: WireOp, pusher: Sender): Operation {
  const raw = Buffer.from(op.body, 'utf8');
  const { origin } = op;
  const isOwn = !origin || (origin.device_id.toLowerCase() === pusher.deviceId && origin.epoch === pusher.epoch);
  const operation: Operation = {
    opId: op.op_id.toLowerCase(),
    opSeq: origin ? origin.op_seq : op.op_seq,
    from: isOwn ? pusher : { deviceId: origin.device_id.toLowerCase(), epoch: origin.epoch },
    carried: !isOwn,
    sha256: op.sha256,
    raw,
    body: null,
    outcome: null,
  };
  if (hash('sha256', raw, 'hex') !== op.sha256) {
    // Damaged on the way: nothing is stored under this op_id, the intact text may still come.
    operation.outcome = { ...rejected('hash_mismatch', '传输中内容损坏，请重新发送'), retryable: true, stored: false };
    return operation;
  }
  const read = readBody(op.body);
  if ('body' in read) operation.body = read.body;
  else operation.outcome = read.outcome;
  return operation;
}

function readBody(text: string): { body: OpBody } | { outcome: Outcome } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { outcome: rejected('invalid_body', 'body：不是有效的 JSON') };
  }
  const newer = newerThanUs(value);
  if (newer) return { outcome: newer };
  const read = isOpBody(value) ? { body: value } : validated(value);
  if (!('body' in read)) return read;
  const { body } = read;
  const deep = Object.keys(body.patch).find((name) => deeperThan(DEEPEST, body.patch[name]));
  if (deep !== undefined) return { outcome: rejected('invalid_body', `${deep}：层级过深`) };
  if ((text.includes('\\u') && SUSPECT.test(text)) || !text.isWellFormed()) {
    const field = Object.keys(body.patch).find((name) => unstorable([name, body.patch[name]]));
    if (field !== undefined) return { outcome: rejected('invalid_body', `${field}：含有无法保存的字符`) };
  }
  body.entity_id = body.entity_id.toLowerCase();
  return read;
}

/** What the quick check turned away: valid after all, or what is wrong with it in words. */
function validated(value: unknown): { body: OpBody } | { outcome: Outcome } {
  const parsed = opBody.safeParse(value, CHINESE);
  if (parsed.success) return { body: parsed.data };
  const issue = parsed.error.issues[0]!;
  return { outcome: rejected('invalid_body', `${issue.path.join('.') || 'body'}：${issue.message}`) };
}

/** A kind of record or change that only a newer gateway knows: it waits at the PC instead of being refused. */
function newerThanUs(value: unknown): Outcome | null {
  const { entity, kind, claims } = (value ?? {}) as { entity?: unknown; kind?: unknown; claims?: unknown };
  const unknownEntity = typeof entity === 'string' && !ENTITIES.includes(entity);
  const unknownKind = typeof kind === 'string' && !KINDS.includes(kind);
  if (!unknownEntity && !unknownKind && !claimsAnew(claims)) return null;
  return deferred('unsupported', '网关版本较旧，还不能接收这类记录，升级后会自动补发');
}

/** Claims in a way only a newer gateway judges. */
const claimsAnew = (claims: unknown): boolean =>
  Array.isArray(claims) &&
  claims.some(({ action }: { action?: unknown } = {}) => typeof action === 'string' && !ACTIONS.includes(action));

/** Levels of lists and groups in a field's value; forms have two or three, and deeper ones overflow stacks further on. */
const DEEPEST = 32;

function deeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => deeperThan(levels - 1, inner));
}

function unstorable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => unstorable(key) || unstorable(inner));
}
