import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { WireOp } from '../protocol.ts';

/** An operation before it is text. Entities and kinds are plain strings: a newer PC may know more of them. */
export interface Draft {
  entity?: string;
  id: string;
  kind?: string;
  base?: number | null;
  patch: Record<string, unknown>;
  /** What it claims; left out: nothing. */
  claims?: readonly object[];
  /** Writes the text another way than JSON.stringify does. */
  text?: (body: object) => string;
}

/** SHA-256, lower-case hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The wire form: the exact text and its hash. */
export function wireOp(opSeq: number, { entity = 'customer', id, kind = 'put', base = null, ...rest }: Draft): WireOp {
  const { patch, claims, text = JSON.stringify } = rest;
  const moment = { actor_id: 'conformance', wall_at: Date.now() };
  const body = text({ entity, entity_id: id, kind, base_seq: base, patch, ...moment, ...(claims && { claims }) });
  return { op_id: randomUUID(), op_seq: opSeq, sha256: sha256(body), body };
}

export const newId = (): string => randomUUID();

const NUMBERS = 100_000_000;
let lastNumber = randomInt(NUMBERS);

/** A number no other card of this run has, so that none looks like another's. */
export function mobile(): string {
  lastNumber = (lastNumber + 1) % NUMBERS;
  return `199${String(lastNumber).padStart(8, '0')}`;
}

/**
 * A customer card with what head office relies on. It agreed to be shared with head office only where the gateway takes no others.
 */
export function person(operator: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const name = `一致性检查 ${randomUUID().slice(0, 8)}`;
  const hqShareConsent = operator === 'head_office' ? 'granted' : 'none';
  return { kind: 'person', name, mobile: mobile(), hqShareConsent, ...more };
}
