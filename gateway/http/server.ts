import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { TransportError } from '../errors.ts';
import { refusal } from './answer.ts';
import { collect, drain } from './collect.ts';
import type { Doorway } from './doorway.ts';
import { NO_PROXIES, type TrustedProxies } from './proxies.ts';
import { stopOf } from './stop.ts';

/** Who asks: the client's address, and whether the connection comes from this very machine. */
export interface Caller {
  ip: string;
  local?: boolean;
}
export type FetchHandler = (request: Request, caller: Caller) => Promise<Response>;

export interface ListenOptions {
  port: number;
  host: string;
  /** PEM texts; without them the gateway speaks plain HTTP (loopback, or behind a TLS proxy). */
  tls?: { cert: string; key: string };
  /** Proxies that are believed when they name the client; none unless given. */
  proxies?: TrustedProxies;
}

export interface Listening {
  port: number;
  url: string;
  close(): Promise<void>;
}

/** Serves a fetch handler with node:http. @throws EADDRINUSE and the like from listening */
export async function listen(
  handle: FetchHandler,
  doorway: Doorway,
  { port, host, tls, proxies = NO_PROXIES }: ListenOptions,
): Promise<Listening> {
  const onRequest = (message: IncomingMessage, response: ServerResponse): void => {
    void letIn(doorway, message, response, (body) =>
      answer(handle, message, response, { body, scheme: tls ? 'https' : 'http', proxies }),
    );
  };
  const server = tls ? createTlsServer({ ...tls, minVersion: 'TLSv1.2' }, onRequest) : createServer(onRequest);
  const stop = stopOf(server, tls !== undefined);
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 65_000;
  server.on('clientError', (_error, socket) => refuseGarbage(socket as Socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { port: bound, url: `${tls ? 'https' : 'http'}://${name}:${bound}`, close: stop };
}

/** Monitoring sees the gateway also when it is full. */
const ALWAYS = ['/metrics', '/healthz'];

/** Takes the body in and answers within the doorway's limits; a request that finds no room is told when to come back. */
async function letIn(
  doorway: Doorway,
  message: IncomingMessage,
  response: ServerResponse,
  run: (body: Buffer) => Promise<void>,
): Promise<void> {
  const always = ALWAYS.includes(message.url ?? '');
  const guest = doorway.receive();
  try {
    if (!always) doorway.check();
    const body = await collect(message, guest.bring);
    if (!always) guest.enter();
    await run(body);
  } catch (error) {
    if (!(error instanceof TransportError)) return void response.destroy();
    drain(message);
    await send(response, refusal(error));
  } finally {
    guest.leave();
  }
}

async function answer(
  handle: FetchHandler,
  message: IncomingMessage,
  response: ServerResponse,
  { body, scheme, proxies }: { body: Buffer; scheme: string; proxies: TrustedProxies },
): Promise<void> {
  const { remoteAddress = '', localAddress } = message.socket;
  const local = remoteAddress === localAddress || /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
  const request = readable(message, body, scheme);
  if (request === null) return refuseGarbage(message.socket);
  const ip = proxies.clientOf(remoteAddress, message.headers['x-forwarded-for'] as string | undefined);
  await send(response, await handle(request, { ip, local }));
}

async function send(response: ServerResponse, answered: Response): Promise<void> {
  const headers: Record<string, string> = Object.fromEntries(answered.headers);
  const events = headers['content-type'] === 'text/event-stream';
  if (answered.body && (events || headers['content-length'])) {
    response.writeHead(answered.status, headers).flushHeaders();
    const sent = pipeline(Readable.fromWeb(answered.body as WebStream<Uint8Array>), response).catch(() => undefined);
    // A stream of events lasts; it must not count as a request at work.
    return events ? undefined : sent;
  }
  const bytes = Buffer.from(await answered.arrayBuffer());
  response.writeHead(answered.status, { ...headers, 'content-length': bytes.length }).end(bytes);
}

/** Null for what is HTTP but no request fetch can express (`GET //`, `TRACE`); one of those must not end the gateway. */
function readable(message: IncomingMessage, body: Buffer, scheme: string): Request | null {
  try {
    return new Request(new URL(message.url ?? '/', `${scheme}://gateway`), {
      method: message.method ?? 'GET',
      headers: Object.entries(message.headers).map(([key, value]) => [key, String(value)] as [string, string]),
      body: message.method === 'GET' || message.method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>),
    });
  } catch {
    return null;
  }
}

function refuseGarbage(socket: Socket): void {
  const text = JSON.stringify({ code: 'invalid_request', message: 'not an HTTP request' });
  if (socket.writable) {
    socket.end(
      `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`,
    );
  }
}
