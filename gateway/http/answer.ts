import { TransportError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { isOutage, sqlState } from '../store/database.ts';

/** A JSON answer; nothing of the gateway is ever HTML or cached. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

/** Seconds a PC waits before it tries an unwell gateway again. */
const OUTAGE_RETRY_S = 15;

/** Any error as `{code, message}`. An unexpected one is logged by its kind and answered 503, so the PC keeps its data and retries. */
export function errorAnswer(error: unknown, log: Logger): Response {
  return refusal(error instanceof TransportError ? error : unexpected(error, log));
}

/** A refused request as `{code, message}`. */
export function refusal({ code, message, status, retryAfter, fields }: TransportError): Response {
  return json({ code, message, ...fields }, status, retryAfter === null ? {} : { 'retry-after': String(retryAfter) });
}

function unexpected(error: unknown, log: Logger): TransportError {
  const name = error instanceof Error ? error.name : typeof error;
  // The stack, not the message: a database's message may quote a value of the record.
  const stack =
    error instanceof Error
      ? error.stack
          ?.split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8)
      : [];
  log.error({ name, state: sqlState(error), outage: isOutage(error), stack }, 'request failed');
  return new TransportError('unavailable', { retryAfter: OUTAGE_RETRY_S });
}
