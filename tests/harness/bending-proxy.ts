import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

// biome-ignore lint/suspicious/noExplicitAny: bends reach into requests and answers of any shape
type Json = any;

export interface Answered {
  /** `POST /v1/push`, without the query. */
  route: string;
  query: URLSearchParams;
  /** What was asked, after `ask`; null without a JSON body. */
  asked: Json;
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Null when the answer is no JSON: then only status and headers can be bent. */
  json: Json;
}

/** Breaks one rule of the protocol, in what reaches the gateway or in what it answers. */
export interface Bend {
  ask?(route: string, json: Json): void;
  answer?(answer: Answered): void;
  /** Answers that last are opened, and nothing of them passes. */
  silentEvents?: boolean;
}

export interface BendingProxy {
  url: string;
  bend: Bend;
  close(): Promise<void>;
}

const HOP = ['connection', 'host', 'content-length', 'transfer-encoding', 'accept-encoding'];
const travelling = (headers: Iterable<[string, unknown]>) =>
  Object.fromEntries([...headers].filter(([name]) => !HOP.includes(name))) as Record<string, string>;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The JSON of a request; undefined of one that is none, or is meant to be broken. */
function jsonOf(headers: Record<string, string>, body: Buffer): Json {
  try {
    const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}

/** Stands before a real gateway as a gateway of somebody else's would: the same but for one broken rule. */
export async function bendingProxy(target: string): Promise<BendingProxy> {
  const pass = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    const { bend } = proxy;
    const { pathname, searchParams: query } = new URL(url, target);
    const route = `${method} ${pathname}`;
    const headers = travelling(Object.entries(request.headers));
    let body = await bodyOf(request);
    const asked = jsonOf(headers, body);
    if (bend.ask && asked !== undefined) {
      bend.ask(route, asked);
      body = Buffer.from(JSON.stringify(asked));
      delete headers['content-encoding'];
    }
    const gone = new AbortController();
    reply.on('close', () => gone.abort());
    const answer = await fetch(target + url, {
      method,
      headers,
      body: method === 'GET' || method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>),
      signal: gone.signal,
    });
    const type = answer.headers.get('content-type') ?? '';
    const json = type.includes('json') && method !== 'HEAD' ? await answer.json() : null;
    const answered: Answered = {
      route,
      query,
      asked,
      status: answer.status,
      headers: travelling(answer.headers),
      json,
    };
    bend.answer?.(answered);
    reply.writeHead(answered.status, answered.headers);
    if (answered.json !== null) return void reply.end(JSON.stringify(answered.json));
    reply.flushHeaders();
    if (bend.silentEvents && type.startsWith('text/event-stream')) return;
    for await (const chunk of answer.body ?? []) reply.write(chunk);
    reply.end();
  };
  const server = createServer((request, reply) => {
    pass(request, reply).catch(() => reply.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: BendingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bend: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
