import { TransportError } from '../errors.ts';

/** Requests allowed per minute: enrolments of an address, tokens, pushes, proofs and questions about the CRM of a PC (SYNC.md "Limits"), sign-ins of an operator. */
export interface RateLimits {
  enrol: number;
  token: number;
  push: number;
  reconcile: number;
  crm: number;
  login: number;
}
export const RATE_LIMITS: RateLimits = { enrol: 5, token: 10, push: 60, reconcile: 20, crm: 120, login: 5 };

const WINDOW_MS = 60_000;
/** Beyond this many keys the expired ones are swept, so strangers can't fill the memory. */
const SWEEP_AT = 10_000;
/** A sweep looks at every key: the next one follows after this long, or once the keys have doubled. */
const SWEEP_MS = 5_000;

/** Counts requests per kind and key over the last minute, in this process. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #seen = new Map<string, number[]>();
  #swept = { at: 0, left: 0 };

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** @throws {TransportError} too_many_requests, with the seconds until the next one is allowed */
  check(kind: keyof RateLimits, key: string, now: number): void {
    const id = `${kind} ${key}`;
    const recent = (this.#seen.get(id) ?? []).filter((at) => at > now - WINDOW_MS);
    if (recent.length >= this.#limits[kind]) {
      const retryAfter = Math.max(1, Math.ceil((recent[0]! + WINDOW_MS - now) / 1000));
      throw new TransportError('too_many_requests', { retryAfter });
    }
    recent.push(now);
    this.#seen.set(id, recent);
    if (this.#sweepIsDue(now)) this.#sweep(now);
  }

  #sweepIsDue(now: number): boolean {
    const { size } = this.#seen;
    const { at, left } = this.#swept;
    return size > SWEEP_AT && (now - at >= SWEEP_MS || size >= 2 * left);
  }

  #sweep(now: number): void {
    for (const [id, times] of this.#seen) if ((times.at(-1) ?? 0) <= now - WINDOW_MS) this.#seen.delete(id);
    this.#swept = { at: now, left: this.#seen.size };
  }
}
