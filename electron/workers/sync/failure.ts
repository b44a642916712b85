/**
 * Why nothing reached the gateway. Names with an underscore are the gateway's own codes (gateway/protocol.ts); the others are
 * this PC's finding. All of them are shown to people by code.
 */
export type FailureReason =
  | 'unreachable'
  | 'certificate'
  | 'notAGateway'
  | 'gatewayBusy'
  | 'incompleteAnswer'
  | 'storeUnwritable'
  | 'token_invalid'
  | 'device_revoked'
  | 'device_cloned'
  | 'gateway_epoch_changed'
  | 'snapshot_required'
  | 'offset_mismatch'
  | 'protocol_unsupported'
  | 'enrol_code_invalid'
  | 'other_showroom'
  | 'invalid_request'
  | 'too_large';

/** After these nothing is sent until a person acts. Nothing is ever deleted because of them. */
const STOPPING: ReadonlySet<FailureReason> = new Set(['device_revoked', 'device_cloned', 'protocol_unsupported']);

/** A request that got no usable answer. */
export class TransportFailure extends Error {
  readonly reason: FailureReason;
  /** The gateway's `Retry-After`, null without one. */
  readonly retryAfterMs: number | null;
  /** The new epoch, when the gateway was restored from a backup. */
  readonly gatewayEpoch: string | null;
  /** Whose the code is, when it is another showroom's. */
  readonly storeId: string | null;

  constructor(
    reason: FailureReason,
    options: {
      retryAfterMs?: number | null;
      gatewayEpoch?: string | null;
      storeId?: string | null;
      cause?: unknown;
    } = {},
  ) {
    super(reason, { cause: options.cause });
    this.name = 'TransportFailure';
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.gatewayEpoch = options.gatewayEpoch ?? null;
    this.storeId = options.storeId ?? null;
  }

  get stops(): boolean {
    return STOPPING.has(this.reason);
  }
}

/** Seconds or an HTTP date, as milliseconds from `now`; null when absent or unreadable. At most a day. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 86_400_000) : null;
}
