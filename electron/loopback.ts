import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const LARGEST_BODY = 4 * 1024 * 1024;
/** `POST /files`: an attachment of 20 MiB; the handler says what is too large in words. */
const LARGEST_FILE = 21 * 1024 * 1024;

/** Only this machine, only this origin: stops other sites' pages and rebound host names from reaching the API. */
const trusted = (request: IncomingMessage, port: number): boolean => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(request.headers.host ?? '')) return false;
  const { origin, 'sec-fetch-site': site } = request.headers;
  // A link on another site may open the app's page, and nothing else of it.
  if (
    site !== undefined &&
    !['same-origin', 'none'].includes(String(site)) &&
    /^\/+(api|files|recover)\b/.test(request.url ?? '')
  )
    return false;
  return origin === undefined || hosts.some((host) => origin === `http://${host}`);
};

async function bodyOf(request: IncomingMessage, largest: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function answer(
  request: IncomingMessage,
  reply: ServerResponse,
  port: number,
  handle: (r: Request) => Promise<Response>,
) {
  if (!trusted(request, port)) return void reply.writeHead(403).end('Forbidden');
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const body = hasBody
    ? await bodyOf(request, /^\/files[?]/.test(request.url ?? '') ? LARGEST_FILE : LARGEST_BODY)
    : undefined;
  if (body === null) return void reply.writeHead(413).end('Too large');
  const gone = new AbortController();
  reply.on('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  const response = await handle(
    new Request(`http://127.0.0.1:${port}${request.url}`, {
      method: request.method,
      headers,
      body: body ? new Uint8Array(body) : undefined,
      signal: gone.signal,
    }),
  );
  reply.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) return void reply.end();
  await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), reply).catch(() => {
    // The browser closed the page while an answer or an event stream was running.
  });
}

/** Serves a fetch handler on 127.0.0.1. @throws Error with code `EADDRINUSE` when the port is taken. */
export async function listenOnLoopback(port: number, handle: (request: Request) => Promise<Response>) {
  const server = createServer((request, reply) => {
    const { port: actual } = server.address() as AddressInfo;
    answer(request, reply, actual, handle).catch(() => {
      if (!reply.headersSent) reply.writeHead(500);
      reply.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const actual = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
