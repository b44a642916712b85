import { attachmentResponse } from '../../../gateway/protocol.ts';
import { TransportFailure } from './failure.ts';
import type { GatewaySession } from './session.ts';
import { type Fetch, refusal } from './transport.ts';

/** The gateway answered about this one file: nothing is wrong with the line. */
export class FileFailure extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number) {
    super(code);
    this.name = 'FileFailure';
    this.code = code;
    this.status = status;
  }
}

/** Requests about the bytes of a file; `signal` drops one. Each throws {@link TransportFailure} or {@link FileFailure}. */
export interface AttachmentWire {
  /** Bytes the gateway has of it. */
  received(sha256: string, signal: AbortSignal): Promise<number>;
  send(
    piece: { sha256: string; size: number; offset: number; bytes: Uint8Array },
    signal: AbortSignal,
  ): Promise<{ received: number; complete: boolean }>;
  /** Bytes from `offset` on: `length` of them, or all the rest from a gateway that knows no ranges. */
  fetch(piece: { sha256: string; offset: number; length: number }, signal: AbortSignal): Promise<Uint8Array>;
}

/** Answers that speak of the file and not of this PC or the line. */
const ABOUT_THE_FILE = new Set([400, 404, 409, 413, 416, 422]);

async function failureOf(response: Response): Promise<Error> {
  const json: unknown = await response.json().catch(() => undefined);
  const { code } = (json ?? {}) as { code?: unknown };
  // An answer to HEAD has no body: its status is all it says.
  if (response.status === 401) return new TransportFailure('token_invalid');
  if (ABOUT_THE_FILE.has(response.status) && code !== 'gateway_epoch_changed' && code !== 'device_cloned')
    return new FileFailure(typeof code === 'string' ? code : `status_${response.status}`, response.status);
  return refusal(response, json);
}

/** The bytes of files over HTTP (SYNC.md: `HEAD`, `PUT` and `GET /v1/attachments/{sha256}`). */
export function attachmentWire(
  url: string,
  session: Pick<GatewaySession, 'under'>,
  timeoutMs: number,
  fetch: Fetch = globalThis.fetch,
): AttachmentWire {
  const request = (path: string, init: RequestInit, signal: AbortSignal, slow = AbortSignal.timeout(timeoutMs)) =>
    session.under(async (token) => {
      let response: Response;
      try {
        response = await fetch(`${url}/v1/attachments/${path}`, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` },
          redirect: 'manual',
          signal: AbortSignal.any([signal, slow]),
        });
      } catch (cause) {
        throw new TransportFailure('unreachable', { cause });
      }
      if (!response.ok) throw await failureOf(response);
      return response;
    });
  return {
    async received(sha256, signal) {
      try {
        const response = await request(sha256, { method: 'HEAD' }, signal);
        const received = Number(response.headers.get('x-received') ?? Number.NaN);
        if (!Number.isSafeInteger(received) || received < 0) throw new TransportFailure('notAGateway');
        return received;
      } catch (error) {
        if (error instanceof FileFailure && error.status === 404) return 0;
        throw error;
      }
    },
    async send({ sha256, size, offset, bytes }, signal) {
      const headers = { 'content-type': 'application/octet-stream' };
      const init = { method: 'PUT', headers, body: bytes as Uint8Array<ArrayBuffer> };
      const response = await request(`${sha256}?offset=${offset}&size=${size}`, init, signal);
      const parsed = attachmentResponse.safeParse(await response.json().catch(() => undefined));
      if (!parsed.success) throw new TransportFailure('notAGateway');
      return parsed.data;
    },
    async fetch({ sha256, offset, length }, signal) {
      const headers = { range: `bytes=${offset}-${offset + length - 1}` };
      // A file may take long; a line that brings nothing for a while is dead.
      const slow = new AbortController();
      const timer = setTimeout(() => slow.abort(), timeoutMs);
      const chunks: Uint8Array[] = [];
      try {
        const response = await request(sha256, { headers }, signal, slow.signal);
        const from = response.status === 206 ? 0 : offset;
        for await (const chunk of response.body ?? []) {
          chunks.push(chunk);
          timer.refresh();
        }
        return Buffer.concat(chunks).subarray(from);
      } catch (cause) {
        if (cause instanceof TransportFailure || cause instanceof FileFailure) throw cause;
        throw new TransportFailure('unreachable', { cause });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
