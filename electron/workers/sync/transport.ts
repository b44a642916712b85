import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { TRANSPORT_ERRORS, type TransportCode } from '../../../gateway/protocol.ts';
import { isCertificateTrouble } from './certificates.ts';
import { type FailureReason, retryAfterMs, TransportFailure } from './failure.ts';

const compress = promisify(gzip);
/** Smaller bodies travel as they are: gzip would not make them fit fewer packets. */
const GZIP_FROM_BYTES = 1024;

/** `fetch`, or a network a test made up. */
export type Fetch = typeof globalThis.fetch;

export interface Exchange<S extends z.ZodType> {
  /** Address of the gateway without a trailing slash, e.g. `https://gateway.example`. */
  url: string;
  path: string;
  /** Posted as JSON; without one the path is read with GET. */
  body?: unknown;
  answer: S;
  token?: string;
  timeoutMs: number;
  fetch?: Fetch;
}

/**
 * One request to the gateway. Whatever answers in its place (a login page of the shop's Wi-Fi, a proxy's error page) is told from
 * it by its shape, never trusted by its status alone.
 * @throws TransportFailure
 */
export async function ask<S extends z.ZodType>(exchange: Exchange<S>): Promise<z.output<S>> {
  const { response, text } = await send(exchange);
  const json = readJson(text);
  if (!response.ok) throw refusal(response, json);
  const parsed = exchange.answer.safeParse(json);
  if (!parsed.success) throw new TransportFailure('notAGateway');
  return parsed.data;
}

/** The body as it travels, with the headers that say how. */
async function packed(
  body: unknown,
): Promise<{ body?: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  if (body === undefined) return { headers: {} };
  const text = JSON.stringify(body);
  const json = { 'content-type': 'application/json' };
  if (Buffer.byteLength(text) <= GZIP_FROM_BYTES) return { body: text, headers: json };
  return { body: new Uint8Array(await compress(text)), headers: { ...json, 'content-encoding': 'gzip' } };
}

async function send({ url, path, body, token, timeoutMs, fetch = globalThis.fetch }: Exchange<z.ZodType>) {
  const sent = await packed(body);
  try {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...sent.headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(sent.body === undefined ? {} : { body: sent.body }),
      // A captive portal answers with a redirect to its login page; following it would hide that.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { response, text: await response.text() };
  } catch (cause) {
    throw new TransportFailure(isCertificateTrouble(cause) ? 'certificate' : 'unreachable', { cause });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const errorAnswer = z.looseObject({
  code: z.string(),
  message: z.string(),
  gateway_epoch: z.string().optional(),
  store_id: z.string().optional(),
});
/** Codes that concern no request of ours, or that are better told by the status. */
const BY_STATUS: readonly string[] = ['not_found', 'too_many_requests', 'unavailable'];

/** What a refusing answer means. */
export function refusal(response: Response, json: unknown): TransportFailure {
  const wait = retryAfterMs(response.headers.get('retry-after'), Date.now());
  if (response.status >= 500 || response.status === 429)
    return new TransportFailure('gatewayBusy', { retryAfterMs: wait });
  const parsed = errorAnswer.safeParse(json);
  if (!parsed.success) {
    // A proxy in front may have a smaller limit than the gateway and says so in HTML.
    return new TransportFailure(response.status === 413 ? 'too_large' : 'notAGateway');
  }
  const { code, gateway_epoch: gatewayEpoch, store_id: storeId } = parsed.data;
  const known = TRANSPORT_ERRORS[code as TransportCode] === response.status && !BY_STATUS.includes(code);
  return new TransportFailure(known ? (code as FailureReason) : 'notAGateway', {
    retryAfterMs: wait,
    gatewayEpoch,
    storeId,
  });
}
